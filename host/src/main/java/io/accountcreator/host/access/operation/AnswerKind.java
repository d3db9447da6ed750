package io.accountcreator.host.access.operation;

import io.accountcreator.status.Status;

/** What a final status means to whoever asked. */
public enum AnswerKind {
    /** Done, or answered: {@code ACCOUNT_NOT_EXIST} too, to the question whether an account exists. */
    SUCCESS,
    /** Refused: asking for the same again will not help. */
    REFUSAL,
    /** Not carried out, or unknown: nothing is said about the account. */
    OUTAGE;

    /**
     * Judges a status.
     *
     * @param operation what was asked
     * @param status how it ended: the final status, or the provisional one where nothing follows
     * @return what that means
     */
    public static AnswerKind of(AskedOperation operation, Status status) {
        return switch (status) {
            case REQUEST_FAILED, UNEXPECTED_ERROR -> OUTAGE;
            default -> operation.isSuccess(status) ? SUCCESS : REFUSAL;
        };
    }
}
