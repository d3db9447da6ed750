package io.accountcreator.spi;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended, as the backend says it. Immutable; {@code with…} methods give a changed copy.
 *
 * @param status the final status
 * @param failure why, if the status is REQUEST_FAILED, else null
 * @param response a text for people and logs, null if there is none; must not hold an HA1 or a code
 * @param username the user name that the account turned out to have, null if the creator keeps its own
 * @param phone the alias that the account turned out to have, E.164, null if the creator keeps its own
 * @param ha1 the HA1 of the account, to the letter as stored, null if it is not told
 * @param algorithm the algorithm of the HA1, null if the creator keeps its own
 * @param activationCode a fresh code that is returned instead of sent, null if there is none
 */
public record Outcome(
        Status status,
        @Nullable Failure failure,
        @Nullable String response,
        @Nullable String username,
        @Nullable String phone,
        @Nullable Secret ha1,
        @Nullable Algorithm algorithm,
        @Nullable Secret activationCode) {

    /**
     * Ends a request with a status.
     *
     * @param status the final status; for REQUEST_FAILED take {@link #failed}
     * @return the outcome
     */
    public static Outcome of(Status status) {
        Failure failure = status == Status.REQUEST_FAILED ? Failure.OUTAGE : null;
        return new Outcome(status, failure, null, null, null, null, null, null);
    }

    /**
     * Ends a request that could not be carried out.
     *
     * @param failure why
     * @param response a text for people and logs, without secrets
     * @return an outcome with REQUEST_FAILED
     */
    public static Outcome failed(Failure failure, String response) {
        return new Outcome(Status.REQUEST_FAILED, failure, response, null, null, null, null, null);
    }

    /**
     * Ends a request that the backend does not have.
     *
     * @return an outcome with NOT_IMPLEMENTED_ERROR
     */
    public static Outcome notImplemented() {
        return of(Status.NOT_IMPLEMENTED_ERROR);
    }

    /**
     * Adds a text for people and logs.
     *
     * @param text the text, without secrets
     * @return the changed copy
     */
    public Outcome withResponse(@Nullable String text) {
        return new Outcome(status, failure, text, username, phone, ha1, algorithm, activationCode);
    }

    /**
     * Adds the user name of the account.
     *
     * @param name as stored
     * @return the changed copy
     */
    public Outcome withUsername(String name) {
        return new Outcome(status, failure, response, name, phone, ha1, algorithm, activationCode);
    }

    /**
     * Adds the alias of the account.
     *
     * @param alias E.164 with a plus
     * @return the changed copy
     */
    public Outcome withPhone(String alias) {
        return new Outcome(status, failure, response, username, alias, ha1, algorithm, activationCode);
    }

    /**
     * Adds the HA1 of the account.
     *
     * @param hash to the letter as stored
     * @param hashAlgorithm its algorithm, null if the creator keeps its own
     * @return the changed copy
     */
    public Outcome withHa1(Secret hash, @Nullable Algorithm hashAlgorithm) {
        return new Outcome(status, failure, response, username, phone, hash, hashAlgorithm, activationCode);
    }

    /**
     * Adds a fresh code.
     *
     * @param code the code
     * @return the changed copy
     */
    public Outcome withActivationCode(Secret code) {
        return new Outcome(status, failure, response, username, phone, ha1, algorithm, code);
    }
}
