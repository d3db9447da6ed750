package io.accountcreator.status;

/** Why a request ended with {@link Status#REQUEST_FAILED}; none of them says anything about an account. */
public enum Failure {
    /** The backend has no address to talk to, or a setting that it needs is not set. */
    NOT_CONFIGURED,
    /** Too many requests are under way, or the host is closing. */
    NO_ROOM,
    /** The backend did not answer before the deadline; whether it acted is unknown. */
    DEADLINE,
    /** The directory, server or message provider behind the backend could not be reached or did not make sense. */
    OUTAGE
}
