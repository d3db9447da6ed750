package io.accountcreator.host.deliver;

/** The alphabet of text messages (3GPP TS 23.038): what is outside it makes a message of 70 characters, for the same price. */
final class Gsm7 {
    /** What fits into one message. */
    static final int ONE_MESSAGE = 160;

    private static final String SINGLE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Whether a text is in the alphabet, and short enough for one message. */
    static boolean isOneMessage(String text) {
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            if (SINGLE.indexOf(text.charAt(i)) >= 0) {
                length++;
            } else if (DOUBLE.indexOf(text.charAt(i)) >= 0) {
                length += 2;
            } else {
                return false;
            }
        }
        return length <= ONE_MESSAGE;
    }

    /** The text with a question mark for what takes more than one place, and cut. */
    static String shortened(String text, int most) {
        StringBuilder short7 = new StringBuilder();
        text.codePoints()
                .limit(most)
                .forEach(c -> short7.appendCodePoint(SINGLE.indexOf(c) >= 0 && !Character.isISOControl(c) ? c : '?'));
        return short7.toString();
    }
}
