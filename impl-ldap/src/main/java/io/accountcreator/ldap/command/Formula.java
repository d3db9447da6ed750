package io.accountcreator.ldap.command;

import java.util.regex.Pattern;

/**
 * Text that a spreadsheet would compute, such as {@code =HYPERLINK(…)}: an apostrophe before it keeps it text. The way there and
 * back gives the same, whatever the text is.
 */
public final class Formula {
    private static final char TEXT = '\'';

    /** Apostrophes may stand before it already; then one more does, so that the way back is known. */
    private static final Pattern COMPUTED =
            Pattern.compile("'*+[=+@\\t\\r\\n\\uFF1D\\uFF0B\\uFF0D\\uFF20-].*", Pattern.DOTALL);

    private Formula() {}

    /** For a file that somebody may open with a spreadsheet. */
    public static String harmless(String text) {
        return COMPUTED.matcher(text).matches() ? TEXT + text : text;
    }

    /** What it was made of. */
    public static String original(String text) {
        boolean marked = !text.isEmpty() && text.charAt(0) == TEXT;
        return marked && COMPUTED.matcher(text.substring(1)).matches() ? text.substring(1) : text;
    }
}
