package io.accountcreator;

import io.accountcreator.spi.SettingException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names that the domain of a SIP address can have (RFC 3261 section 25.1): names of hosts, and IP addresses. */
public final class DomainName {
    private static final String EXPECTED = "the name of a host such as sip.example.org";
    private static final int LONGEST = 253;

    /** Underscores are in use, though no standard has them. */
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";

    private static final Pattern NAME = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*+|\\[[0-9a-f:.]{2,45}]");

    private DomainName() {}

    /**
     * Tells whether a text can be the domain of a SIP address.
     *
     * @param text in any letter case
     * @return false for one with blanks, empty labels, other letters than ASCII's, or more than 253 characters
     */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST
                && NAME.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }

    /**
     * Checks a domain of the settings.
     *
     * @param key of the setting
     * @param text the domain
     * @return the domain in lower case
     * @throws SettingException if it can be none
     */
    public static String checked(String key, String text) {
        if (!isValid(text)) {
            throw new SettingException(key, text, EXPECTED);
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
