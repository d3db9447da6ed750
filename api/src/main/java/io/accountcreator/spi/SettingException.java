package io.accountcreator.spi;

/** A setting that cannot be used; stops the start. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong in one line.
     *
     * @param key the whole key
     * @param value the value as it stands; never a secret
     * @param expected what a good value looks like
     */
    public SettingException(String key, String value, String expected) {
        super("setting " + key + ": '" + value + "' found, expected " + expected);
    }

    /**
     * Says that a setting is missing.
     *
     * @param key the whole key
     * @param expected what a good value looks like
     */
    public SettingException(String key, String expected) {
        super("setting " + key + " is not set, expected " + expected);
    }
}
