package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A code on its way to a person.
 *
 * @param channel how it travels
 * @param to the phone number (E.164 with a plus) or e-mail address
 * @param purpose what the code is good for
 * @param code the code
 * @param username user name of the account
 * @param domain domain of the account
 * @param algorithm algorithm of the account's HA1, for the link in an activation mail
 * @param language language that the app asked for, null if it did not
 */
public record Message(
        Channel channel,
        String to,
        Purpose purpose,
        Secret code,
        String username,
        String domain,
        Algorithm algorithm,
        @Nullable String language) {

    /** How a message travels. */
    public enum Channel {
        /** Text message to a phone number. */
        SMS,
        /** Mail to an e-mail address. */
        EMAIL
    }

    /** What a code is good for, and for nothing else. */
    public enum Purpose {
        /** Activates the account. */
        ACTIVATION,
        /** Links the phone number with the account. */
        ALIAS,
        /** Logs in to the account. */
        RECOVERY
    }
}
