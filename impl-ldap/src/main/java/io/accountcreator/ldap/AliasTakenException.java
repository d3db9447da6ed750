package io.accountcreator.ldap;

/** Another account owns the alias: a code for it stays as it is, and the request ends with a refusal. */
final class AliasTakenException extends Exception {
    private static final long serialVersionUID = 1L;

    AliasTakenException(String alias) {
        super(Aliases.taken(alias));
    }
}
