package io.accountcreator.host.outbound.message.sms;

/** The alphabet of text messages (3GPP TS 23.038): what is outside it makes a message of 70 characters, for the same price. */
final class Gsm7 {
    /** What fits into one message. */
    static final int ONE_MESSAGE = 160;

    /** The same where one character is outside the alphabet. */
    private static final int ONE_UNICODE_MESSAGE = 70;

    private static final String SINGLE = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String DOUBLE = "\f^{}\\[~]|€";

    private Gsm7() {}

    /** Whether a text is short enough for one message. */
    static boolean isOneMessage(String text) {
        if (!covers(text)) {
            return text.length() <= ONE_UNICODE_MESSAGE;
        }
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length += SINGLE.indexOf(text.charAt(i)) >= 0 ? 1 : 2;
        }
        return length <= ONE_MESSAGE;
    }

    /** Whether every character of a text is in the alphabet. */
    static boolean covers(String text) {
        return text.chars().allMatch(c -> SINGLE.indexOf(c) >= 0 || DOUBLE.indexOf(c) >= 0);
    }
}
