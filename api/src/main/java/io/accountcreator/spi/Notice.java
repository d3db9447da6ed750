package io.accountcreator.spi;

import org.jspecify.annotations.Nullable;

/**
 * What the owner of an account is told after something was changed about it, so that nobody else changes it unnoticed. It holds
 * no secret, and neither the old value nor the new one.
 *
 * @param change what was changed
 * @param to e-mail address that the account had before
 * @param username user name of the account
 * @param domain domain of the account
 * @param language language that the request asked for, null if it did not
 */
public record Notice(
        Change change,
        String to,
        String username,
        String domain,
        @Nullable String language) {

    /** What was changed. */
    public enum Change {
        /** The account has a new password. */
        PASSWORD_CHANGED,
        /** Somebody was given the password by a code that went to the account's phone number. */
        CODE_USED,
        /** A phone number was linked with the account. */
        NUMBER_LINKED,
        /** A phone number is not linked with the account any more. */
        NUMBER_REMOVED,
        /** The account was deleted. */
        ACCOUNT_DELETED
    }
}
