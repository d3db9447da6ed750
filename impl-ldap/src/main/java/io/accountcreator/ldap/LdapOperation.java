package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.ldap.connection.DirectoryProblem;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.AliasTakenException;
import io.accountcreator.ldap.entry.LdapStatuses;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;

/** The way of every operation: find the account, look whether it may, do the work, make a status of what goes wrong. */
final class LdapOperation {
    private static final Logger LOG = System.getLogger(LdapOperation.class.getName());

    private final LdapLookup lookup;
    private final Clock clock;

    LdapOperation(LdapLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    /** For whoever has the password of an account that is not suspended. */
    Outcome ofAuthorized(AccountRequest request, OfAccount work) {
        return ofAccount(
                request,
                (domain, account) -> account.suspended()
                        ? LdapAnswers.suspended(REQUEST_NOT_AUTHORIZED)
                        : authorized(request, account)
                                ? work.run(domain, account)
                                : Outcome.of(REQUEST_NOT_AUTHORIZED));
    }

    /** For an account that is there. */
    Outcome ofAccount(AccountRequest request, OfAccount work) {
        return ofWaiting(
                request,
                (domain, account) ->
                        account.abandoned(clock.instant()) ? Outcome.of(ACCOUNT_NOT_EXIST) : work.run(domain, account));
    }

    /** Whoever has a code that came too late is told so, rather than that there is no account. */
    Outcome ofWaiting(AccountRequest request, OfAccount work) {
        return answer(request, (domain, identity) -> {
            Optional<Account> named =
                    lookup.named(domain, identity).filter(a -> a.deleted().isEmpty());
            // An account that nobody confirmed must not hide who proved to have the number that it is named by.
            Optional<Account> account = named.filter(Account::activated).isPresent()
                    ? named
                    : lookup.byAlias(domain, identity).or(() -> named);
            if (account.isEmpty()) {
                account = lookup.byOtherForm(domain, identity);
            }
            return account.isEmpty() ? Outcome.of(ACCOUNT_NOT_EXIST) : work.run(domain, account.get());
        });
    }

    /** For a user name or number, whether there is an account or not. */
    Outcome answer(AccountRequest request, Work work) {
        try {
            return work.run(requireNonNull(request.domain()), requireNonNull(request.identity()));
        } catch (AliasTakenException e) {
            boolean alias = request.operation() == Operation.ACTIVATE_ALIAS;
            return Outcome.of(alias ? ACCOUNT_EXIST_WITH_ALIAS : ACCOUNT_NOT_ACTIVATED)
                    .withResponse(requireNonNull(e.getMessage()));
        } catch (LDAPException e) {
            Outcome outcome = LdapStatuses.of(request.operation(), e);
            LOG.log(
                    Level.WARNING,
                    "request {0} {1}: {2}",
                    request.id(),
                    request.operation(),
                    DirectoryProblem.detail(e));
            return outcome;
        }
    }

    /**
     * Whether a request shows the password of the account. A hash that was made elsewhere may be over another spelling than the
     * stored one, such as that of a person's entry; so the password is tried with the name as it was sent, too.
     */
    static boolean authorized(AccountRequest request, Account account) throws LDAPException {
        if (!account.hasHa1()) {
            throw Accounts.hidden(account.dn());
        }
        if (account.awaitsOwner() && request.operation() != Operation.CONFIRMATION_KEY) {
            // It will be somebody's who need not know this hash.
            return false;
        }
        return Stream.of(account.username(), requireNonNull(request.identity()))
                .flatMap(name -> Stream.ofNullable(request.effectiveHa1(name)))
                .anyMatch(given -> account.ha1(request.effectiveAlgorithm())
                        .filter(stored -> stored.matches(given.reveal()))
                        .isPresent());
    }

    @FunctionalInterface
    interface Work {
        Outcome run(String domain, String identity) throws LDAPException, AliasTakenException;
    }

    @FunctionalInterface
    interface OfAccount {
        Outcome run(String domain, Account account) throws LDAPException, AliasTakenException;
    }
}
