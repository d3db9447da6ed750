package io.accountcreator.ldap.entry;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.Optional;

/**
 * Which user names a directory keeps apart. It compares them prepared (RFC 4518): in Unicode's form NFKC, in small letters,
 * without blanks that do not count and without characters that nobody sees. A name that this changes in anything but its case
 * would be somebody else's to the directory, and another one to whoever compares texts. For example, in NFKC the full-width plus
 * (U+FF0B) is a plain one: with it before a phone number a second account would have the name of the first.
 */
public final class UserNames {
    /** Mapped to nothing (RFC 4518 section 2.2) though they are no format characters, and selectors that came later. */
    private static final int[][] IGNORED = {
        {0x034F, 0x034F}, {0x1806, 0x1806}, {0x180B, 0x180F}, {0xFE00, 0xFE0F}, {0xFFFC, 0xFFFD}, {0xE0100, 0xE01EF}
    };

    /** Where OpenLDAP 2.5 takes letters for syllables, after the last of them (U+D7A3). */
    private static final int[] HANGUL_TAIL = {0xD7A4, 0xD7FF};

    /** Capitals whose small letters are younger than Unicode 3.2, by which directories compare: to some they are no pair. */
    private static final int[][] YOUNG_CAPITALS = {
        {0x023A, 0x024F},
        {0x0370, 0x037F},
        {0x03CF, 0x03CF},
        {0x03F7, 0x03FF},
        {0x04C0, 0x04C0},
        {0x04F6, 0x04F7},
        {0x04FA, 0x04FF},
        {0x0510, 0x052F},
        {0x10A0, 0x10CF},
        {0x13A0, 0x13FF},
        {0x1C80, 0x1CBF},
        {0x1EFA, 0x1EFF},
        {0x2132, 0x2132},
        {0x2183, 0x2183},
        {0x2C00, 0x2CFF},
        {0xA640, 0xA7FF},
        {0x10426, 0x10427},
        {0x104B0, Character.MAX_CODE_POINT}
    };

    private UserNames() {}

    /**
     * Looks for what keeps a name from being a new account's: what a directory would change in it, or that it is a whole SIP
     * address, which some call a user name and which could stand in no address.
     *
     * @return what it is, to be read after "the user name"; empty if it may be
     */
    public static Optional<String> refusal(String name) {
        boolean sip = name.regionMatches(true, 0, "sip:", 0, 4) || name.regionMatches(true, 0, "sips:", 0, 5);
        return sip && name.indexOf('@') >= 0
                ? Optional.of("is a whole SIP address; only what stands before its at sign belongs there")
                : problem(name);
    }

    /**
     * Looks for what a directory would change in a name.
     *
     * @return what it is, to be read after "the user name"; empty if it changes nothing but the case
     */
    public static Optional<String> problem(String name) {
        if (name.startsWith(" ") || name.endsWith(" ") || name.contains("  ")) {
            return Optional.of("has a blank at an end, or two in a row, which the directory does not count");
        }
        Optional<String> folded = name.codePoints()
                .filter(UserNames::isFolded)
                .mapToObj(
                        c -> String.format(Locale.ROOT, "has U+%04X, which the directory takes for something else", c))
                .findFirst();
        return folded.or(() -> isComposed(name) && isComposed(small(name))
                ? Optional.empty()
                : Optional.of("has a letter and its accent as two characters, which the directory takes for one"));
    }

    /** Whether two names are one but for their case: letter for letter, capital and small letter of each other. */
    static boolean same(String name, String other) {
        return small(name).equals(small(other));
    }

    /** In small letters, each for itself: how many a directory takes for one letter, and in which place, makes no difference. */
    public static String small(String name) {
        return name.codePoints()
                .map(UserNames::small)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int small(int c) {
        int lower = Character.toLowerCase(c);
        return Character.toUpperCase(lower) == c ? lower : c;
    }

    private static boolean isFolded(int c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR -> c != ' ';
            // Unassigned ones may get another form when they are assigned; bidirectional marks are format characters.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.TITLECASE_LETTER,
                    Character.UNASSIGNED -> true;
            default ->
                isIn(c, IGNORED) || isIn(c, HANGUL_TAIL) || isCapitalOfDoubt(c) || !isComposed(Character.toString(c));
        };
    }

    /** One whose small letter is another's too (the Turkish dotted I), or that is not everywhere the capital of it. */
    private static boolean isCapitalOfDoubt(int c) {
        int lower = Character.toLowerCase(c);
        return lower != c && (Character.toUpperCase(lower) != c || isIn(c, YOUNG_CAPITALS));
    }

    private static boolean isComposed(String text) {
        return Normalizer.isNormalized(text, Form.NFKC);
    }

    private static boolean isIn(int c, int[]... ranges) {
        for (int[] range : ranges) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }
}
