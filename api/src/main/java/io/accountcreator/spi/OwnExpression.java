package io.accountcreator.spi;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tries a regular expression that an operator wrote on a text that a stranger wrote. Such an expression may try for ever, or
 * use up the stack, on a text that somebody made for that; so there is an end to both.
 */
public final class OwnExpression {
    /** The longest text that is tried: what an expression needs of the stack grows with it. */
    public static final int LONGEST = 1024;

    private static final int LOOKS_PER_CHARACTER = 100;

    private OwnExpression() {}

    /**
     * Says whether an expression matches a whole text.
     *
     * @param expression the operator's
     * @param text anybody's
     * @return false also for a text that is longer than {@link #LONGEST}, and for one that takes too much work
     */
    public static boolean matches(Pattern expression, String text) {
        return text.length() <= LONGEST && isFound(expression.matcher(new Watched(text)), true);
    }

    /**
     * Says whether an expression is found in a text.
     *
     * @param expression the operator's
     * @param text anybody's, of a length that has a bound
     * @return false also if it takes too much work, or too much of the stack
     */
    public static boolean finds(Pattern expression, String text) {
        return isFound(expression.matcher(new Watched(text)), false);
    }

    /**
     * Gives what the first group of an expression finds in a text.
     *
     * @param expression the operator's, with a group at least
     * @param text anybody's, of a length that has a bound
     * @return empty also if it takes too much work, or too much of the stack
     */
    public static Optional<String> firstGroup(Pattern expression, String text) {
        Matcher matcher = expression.matcher(new Watched(text));
        return isFound(matcher, false) ? Optional.ofNullable(matcher.group(1)) : Optional.empty();
    }

    private static boolean isFound(Matcher matcher, boolean whole) {
        try {
            return whole ? matcher.matches() : matcher.find();
        } catch (TooMuchWorkException | StackOverflowError e) {
            return false;
        }
    }

    private static final class TooMuchWorkException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchWorkException() {
            super("too much work", null, false, false);
        }
    }

    /** A text that may be looked at so often. For one match. */
    private static final class Watched implements CharSequence {
        private final CharSequence text;
        private long left;

        Watched(CharSequence text) {
            this.text = text;
            left = (long) LOOKS_PER_CHARACTER * Math.max(text.length(), LONGEST);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            left--;
            if (left < 0) {
                throw new TooMuchWorkException();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
