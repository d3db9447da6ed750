package io.accountcreator.host.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which user names are repeated in messages and pages. Whoever creates an account chooses its name and whom the mail goes to: a
 * name that looks like an address, a number to call or a sentence would be somebody's advertisement under our letterhead. So
 * only what looks like a name is repeated; without it the words speak of "an account".
 */
public final class RepeatableName {
    private static final int LONGEST = 24;
    private static final int MOST_DIGITS = 4;
    private static final int MOST_SEPARATORS = 2;

    /** As long as names are where a letter is a syllable or a word; a few more are a sentence. */
    private static final int LONGEST_OF_SYLLABLES = 6;

    /** The same where letters are sounds, and words are written without blanks between them. */
    private static final int LONGEST_WITHOUT_BLANKS = 10;

    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO);

    private static final Set<UnicodeScript> WITHOUT_BLANKS = EnumSet.of(
            UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

    /** Of the scripts that people use every day (UAX 31, table 5). Letters of others look like those of these, or like a dot. */
    private static final Set<UnicodeScript> WITH_BLANKS = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARMENIAN,
            UnicodeScript.GEORGIAN,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.THAANA,
            UnicodeScript.ETHIOPIC,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.BENGALI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.GUJARATI,
            UnicodeScript.ORIYA,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.KANNADA,
            UnicodeScript.MALAYALAM,
            UnicodeScript.SINHALA);

    private RepeatableName() {}

    /**
     * Looks at a user name.
     *
     * @param name as somebody chose it
     * @return the name, empty if it is not repeated
     */
    public static Optional<String> of(String name) {
        return Optional.of(name).filter(RepeatableName::isPlain);
    }

    private static boolean isPlain(String name) {
        if (name.length() > LONGEST || !Normalizer.isNormalized(name, Normalizer.Form.NFKC) || looksLikeWeb(name)) {
            return false;
        }
        int digits = count(name, RepeatableName::isDigit);
        int separators = count(name, RepeatableName::isSeparator);
        int letters = count(name, RepeatableName::isLetter);
        int marks = count(name, RepeatableName::isMark);
        return letters > 0
                && marks <= letters
                && digits <= MOST_DIGITS
                && separators <= MOST_SEPARATORS
                && letters + digits + separators + marks == name.codePointCount(0, name.length())
                && name.codePointCount(0, name.length()) <= longest(scripts(name));
    }

    /** No dot is let through, so that these are all that is left of an address. */
    private static boolean looksLikeWeb(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("www") || lower.contains("http") || lower.startsWith("xn--");
    }

    private static int count(String name, java.util.function.IntPredicate kind) {
        return (int) name.codePoints().filter(kind).count();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Hangul has two letters that nobody sees; those of Latin that are neither small nor capital look like marks. */
    private static boolean isLetter(int c) {
        boolean cased = Character.isUpperCase(c) || Character.isLowerCase(c);
        return Character.isLetter(c)
                && c != '\u115f'
                && c != '\u1160'
                && (cased || UnicodeScript.of(c) != UnicodeScript.LATIN);
    }

    private static boolean isSeparator(int c) {
        return c == '-' || c == '_';
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Letters of several scripts in one name are there to be taken for others: no length is right. */
    private static int longest(Set<UnicodeScript> scripts) {
        if (EAST_ASIAN.containsAll(scripts)) {
            return LONGEST_OF_SYLLABLES;
        }
        if (scripts.size() > 1) {
            return 0;
        }
        if (WITHOUT_BLANKS.containsAll(scripts)) {
            return LONGEST_WITHOUT_BLANKS;
        }
        return WITH_BLANKS.containsAll(scripts) ? LONGEST : 0;
    }

    private static Set<UnicodeScript> scripts(String name) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        name.codePoints()
                .filter(Character::isLetter)
                .mapToObj(UnicodeScript::of)
                .forEach(scripts::add);
        return scripts;
    }
}
