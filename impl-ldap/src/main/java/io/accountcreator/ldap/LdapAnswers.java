package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.SERVER_ERROR;

import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;

/** What is told of accounts. */
final class LdapAnswers {
    private LdapAnswers() {}

    /** The status, with the phone number if there is one. */
    static Outcome told(Account account, Status withoutAlias, Status withAlias) {
        return account.aliases().stream()
                .findFirst()
                .map(phone -> Outcome.of(withAlias).withPhone(phone))
                .orElse(Outcome.of(withoutAlias));
    }

    /** What is stored, of the wanted algorithm if there is one of it. */
    static Outcome withHa1(Status status, Account account, Algorithm wanted) {
        return account.algorithms(wanted)
                .findFirst()
                .map(stored -> Outcome.of(status).withHa1(account.ha1(stored).orElseThrow(), stored))
                .orElse(Outcome.of(SERVER_ERROR));
    }

    /** What is told of an account whose first message could not be sent. */
    static Outcome notCreated(Status refusal) {
        return switch (refusal) {
            // The words that apps know of a mail that was not sent.
            case REQUEST_TOO_MANY_REQUESTS ->
                Outcome.of(ACCOUNT_NOT_CREATED).withResponse("too many mails for now, to this address or at all");
            case SERVER_ERROR -> Outcome.of(ACCOUNT_NOT_CREATED);
            default -> Outcome.of(refusal);
        };
    }

    /** What the owner of an account that an operator has suspended is told. */
    static Outcome suspended(Status status) {
        return Outcome.of(status).withResponse("the account is suspended");
    }
}
