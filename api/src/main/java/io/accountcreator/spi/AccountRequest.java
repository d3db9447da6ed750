package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a creator at the moment of a call: what travels to a backend. Immutable; a field that was not set is null,
 * and none is an empty text.
 *
 * @param id number of the request, for logs
 * @param operation what is asked
 * @param serviceUrl address that this creator was made with, null for the backend's own
 * @param username user name, spelling kept
 * @param password clear password
 * @param ha1 an HA1 set by the caller; wins over the password
 * @param phone phone number, a plus and digits, as it was given; {@link #withNormalPhone} has the form to know it by
 * @param email e-mail address, lower case
 * @param domain SIP domain and realm, lower case; the default of the settings is filled in
 * @param algorithm digest algorithm; the default of the settings is filled in, null if there is none
 * @param activationCode code out of a message
 * @param newPassword clear password to be
 * @param newHa1 HA1 to be, set by the caller; wins over the new password
 * @param displayName name for people
 * @param language language of messages, such as {@code fr} or {@code fr_FR}
 * @param userAgent name of the app that asks
 * @param clientAddress network address that the request came from
 */
public record AccountRequest(
        long id,
        Operation operation,
        @Nullable String serviceUrl,
        @Nullable String username,
        @Nullable Secret password,
        @Nullable Secret ha1,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String domain,
        @Nullable Algorithm algorithm,
        @Nullable Secret activationCode,
        @Nullable Secret newPassword,
        @Nullable Secret newHa1,
        @Nullable String displayName,
        @Nullable String language,
        @Nullable String userAgent,
        @Nullable String clientAddress) {

    /**
     * Gives the name by which the account is asked for.
     *
     * @return the user name, else the phone number, else null
     */
    public @Nullable String identity() {
        return username != null ? username : phone;
    }

    /**
     * Gives the same request with the one form that its phone number is known by, for aliases, limits, messages and look-ups (see
     * {@link PhoneNumberForms}). Who is asked for stays as given: an account that is named by its number is named as the app
     * wrote it, and its HA1 is over that.
     *
     * @return this one if it has no number, or the number has that form
     */
    public AccountRequest withNormalPhone() {
        String normal = phone == null ? null : PhoneNumberForms.normal(phone);
        return Objects.equals(normal, phone)
                ? this
                : new AccountRequest(
                        id,
                        operation,
                        serviceUrl,
                        identity(),
                        password,
                        ha1,
                        normal,
                        email,
                        domain,
                        algorithm,
                        activationCode,
                        newPassword,
                        newHa1,
                        displayName,
                        language,
                        userAgent,
                        clientAddress);
    }

    /**
     * Gives the algorithm to work with: the one asked for, else the one that the shape of the given HA1 tells, else MD5
     * (the protocol's default).
     *
     * @return the algorithm
     */
    public Algorithm effectiveAlgorithm() {
        if (algorithm != null) {
            return algorithm;
        }
        Secret given = ha1 != null ? ha1 : newHa1;
        return given == null ? Algorithm.MD5 : Ha1.algorithmOf(given.reveal()).orElse(Algorithm.MD5);
    }

    /**
     * Gives the HA1 of the current password: the one given, else the hash of {@code identity:domain:password}, which is right
     * only if the account is spelled like that. A backend that knows the spelling asks {@link #effectiveHa1(String)}.
     *
     * @return the HA1; null if neither is there, or if the given one does not fit the algorithm
     */
    public @Nullable Secret effectiveHa1() {
        return effective(ha1, password, identity());
    }

    /**
     * Gives the HA1 of the password to be, found like {@link #effectiveHa1()}.
     *
     * @return the HA1; null if there is none, or if the given one does not fit the algorithm
     */
    public @Nullable Secret effectiveNewHa1() {
        return effective(newHa1, newPassword, identity());
    }

    /**
     * Gives the HA1 of the current password for an account that was found: a clear password is hashed with the name as it is
     * stored, in whatever capitals, or by whatever number, the account was asked for.
     *
     * @param storedName the user name of the account, as it was spelled when it was made
     * @return the HA1; null if neither is there, or if the given one does not fit the algorithm
     */
    public @Nullable Secret effectiveHa1(String storedName) {
        return effective(ha1, password, storedName);
    }

    /**
     * Gives the HA1 of the password to be for an account that was found, like {@link #effectiveHa1(String)}.
     *
     * @param storedName the user name of the account, as it was spelled when it was made
     * @return the HA1; null if there is none, or if the given one does not fit the algorithm
     */
    public @Nullable Secret effectiveNewHa1(String storedName) {
        return effective(newHa1, newPassword, storedName);
    }

    private @Nullable Secret effective(@Nullable Secret given, @Nullable Secret clear, @Nullable String identity) {
        if (given != null) {
            boolean fits = Ha1.algorithmOf(given.reveal())
                    .filter(effectiveAlgorithm()::equals)
                    .isPresent();
            return fits ? given : null;
        }
        return clear == null || identity == null || domain == null
                ? null
                : Ha1.of(effectiveAlgorithm(), identity, domain, clear);
    }
}
