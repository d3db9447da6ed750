package io.accountcreator.ldap.inspection;

import com.unboundid.ldap.sdk.LDAPException;
import org.jspecify.annotations.Nullable;

/**
 * What a look at a directory found.
 *
 * @param state how it is
 * @param what was looked at
 * @param problem what is wrong with it, empty if nothing is
 * @param mend makes it right; null if that is not in our hands
 */
public record Finding(
        State state, String what, String problem, @Nullable Mend mend) {
    /** How something is. */
    enum State {
        OK,
        MISSING,
        UNKNOWN,
        WARNING
    }

    /** Makes right what is missing. */
    @FunctionalInterface
    interface Mend {
        void run() throws LDAPException;
    }

    static Finding ok(String what) {
        return new Finding(State.OK, what, "", null);
    }

    static Finding missing(String what, String problem, @Nullable Mend mend) {
        return new Finding(State.MISSING, what, problem, mend);
    }

    /** Nothing is missing, but somebody should know of it. */
    static Finding warning(String what, String problem) {
        return new Finding(State.WARNING, what, problem, null);
    }

    /** Nothing can be said of it, which is no fault of the directory. */
    static Finding unknown(String what, String problem) {
        return new Finding(State.UNKNOWN, what, problem, null);
    }
}
