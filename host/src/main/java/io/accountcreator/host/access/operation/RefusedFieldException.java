package io.accountcreator.host.access.operation;

/** A value that cannot be taken; says which field and why, never the value. */
public final class RefusedFieldException extends Exception {
    private static final long serialVersionUID = 1L;

    private final AccountField field;
    private final String reason;

    RefusedFieldException(AccountField field, String reason) {
        super(field.jsonName() + ' ' + reason, null, false, false);
        this.field = field;
        this.reason = reason;
    }

    /**
     * Gives the field.
     *
     * @return whose value was refused
     */
    public AccountField field() {
        return field;
    }

    /**
     * Gives the reason.
     *
     * @return to be read after the name of the field
     */
    public String reason() {
        return reason;
    }
}
