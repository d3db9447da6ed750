package io.accountcreator.ldap.entry;

/** Another account owns the alias: a code for it stays as it is, and the request ends with a refusal. */
public final class AliasTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    AliasTakenException(String alias) {
        super(Aliases.taken(alias));
    }
}
