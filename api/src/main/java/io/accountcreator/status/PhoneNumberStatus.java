package io.accountcreator.status;

/**
 * Whether a phone number can be taken; a setter answers a set of these, where the client library has a bit mask.
 *
 * <p>The codes are those of the Linphone client library (5.1.65, {@code LinphoneAccountCreatorPhoneNumberStatusMask}).
 */
public enum PhoneNumberStatus {
    /** The value was taken, as E.164. */
    OK(1),
    /** Never answered here; kept because the client library has it. */
    TOO_SHORT(2),
    /** Longer than the national numbers of its country. */
    TOO_LONG(4),
    /** There is no such country calling code. */
    INVALID_COUNTRY_CODE(8),
    /** Not a phone number, or number and country code do not come together. */
    INVALID(16);

    private final int code;

    PhoneNumberStatus(int code) {
        this.code = code;
    }

    /**
     * Gives the number that the client library uses for this constant.
     *
     * @return the code, never negative
     */
    public int code() {
        return code;
    }
}
