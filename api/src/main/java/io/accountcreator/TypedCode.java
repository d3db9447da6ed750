package io.accountcreator;

/**
 * Reads the code that somebody has typed or pasted. Codes are ASCII letters and digits ({@link
 * io.accountcreator.spi.CodeGenerator}); keyboards and messages add blanks, dashes and signs that nobody sees, and write
 * digits in the script of their language. No state; may be called from any thread.
 */
public final class TypedCode {
    private static final int FULL_WIDTH_BEGIN = 0xFF01;
    private static final int FULL_WIDTH_END = 0xFF5E;
    private static final int MINUS = 0x2212;
    private static final int KEYCAP = 0x20E3;

    private TypedCode() {}

    /**
     * Gives the code that is shown. Decimal digits of any script become those of ASCII, full-width letters too; blanks,
     * dashes and invisible characters go. Nothing else changes: letter case counts, and a letter O is no zero.
     *
     * @param typed any text
     * @return the code; empty if nothing is left
     */
    public static String read(String typed) {
        StringBuilder code = new StringBuilder(typed.length());
        typed.codePoints().filter(c -> !isLeftOut(c)).map(TypedCode::plain).forEach(code::appendCodePoint);
        return code.toString();
    }

    private static int plain(int c) {
        int digit = Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER ? Character.digit(c, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        return c >= FULL_WIDTH_BEGIN && c <= FULL_WIDTH_END ? c - FULL_WIDTH_BEGIN + '!' : c;
    }

    /** Also what pasting brings along: marks of direction (U+200E, U+2066), joiners, the emoji form of a digit. */
    private static boolean isLeftOut(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION, Character.FORMAT -> true;
            default -> c == MINUS || c == KEYCAP || (c >= 0xFE00 && c <= 0xFE0F);
        };
    }
}
