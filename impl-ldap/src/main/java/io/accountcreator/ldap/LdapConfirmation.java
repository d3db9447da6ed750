package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody does who has a code: it is used up, and what it proves is written in the same change. */
final class LdapConfirmation {
    private final LdapWay way;
    private final Accounts accounts;
    private final Aliases aliases;
    private final Codes codes;
    private final Delivery delivery;
    private final OwnerNotices notices;
    private final Clock clock;

    LdapConfirmation(LdapWay way, LdapParts parts) {
        this.way = way;
        accounts = parts.accounts();
        aliases = parts.aliases();
        codes = parts.codes();
        delivery = parts.delivery();
        notices = parts.notices();
        clock = parts.clock();
    }

    Outcome activateAccount(AccountRequest request) {
        return way.ofWaiting(request, (domain, account) -> {
            if (account.suspended()) {
                return LdapAnswers.suspended(ACCOUNT_NOT_ACTIVATED);
            }
            String phone = request.phone();
            if (account.activated() && phone == null) {
                return Outcome.of(ACCOUNT_ALREADY_ACTIVATED);
            }
            Algorithm algorithm = request.effectiveAlgorithm();
            if (account.ha1(algorithm).isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED).withResponse("the account has no hash of this algorithm");
            }
            return confirm(request, domain, account, phone)
                    .map(done -> LdapAnswers.withHa1(ACCOUNT_ACTIVATED, done, algorithm))
                    .orElse(Outcome.of(WRONG_ACTIVATION_CODE));
        });
    }

    Outcome loginLinphoneAccount(AccountRequest request) {
        return way.ofWaiting(
                request,
                (domain, account) -> account.suspended()
                        ? LdapAnswers.suspended(ACCOUNT_NOT_ACTIVATED)
                        : confirm(request, domain, account, null)
                                .map(done -> LdapAnswers.withHa1(REQUEST_OK, done, request.effectiveAlgorithm()))
                                .orElse(Outcome.of(WRONG_ACTIVATION_CODE)));
    }

    Outcome activateAlias(AccountRequest request) {
        return way.ofAccount(request, (domain, account) -> {
            if (!account.activated()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED);
            }
            if (!LdapWay.authorized(request, account)) {
                return Outcome.of(REQUEST_NOT_AUTHORIZED);
            }
            String phone = requireNonNull(request.phone());
            Secret guess = requireNonNull(request.activationCode());
            return redeem(domain, account, Purpose.ALIAS, phone, guess).isPresent()
                    ? Outcome.of(ACCOUNT_ACTIVATED)
                    : Outcome.of(WRONG_ACTIVATION_CODE);
        });
    }

    /** Uses up the code that an account waits for, and activates the account if it is not. */
    private Optional<Account> confirm(AccountRequest request, String domain, Account account, @Nullable String target)
            throws LDAPException, AliasTakenException {
        return redeem(domain, account, account.purpose(), target, requireNonNull(request.activationCode()));
    }

    /** The reservation comes first, so that a number is never two accounts'; it goes again if nothing comes of it. */
    private Optional<Account> redeem(
            String domain, Account account, Purpose purpose, @Nullable String target, Secret guess)
            throws LDAPException, AliasTakenException {
        List<String> claimed = new ArrayList<>();
        Optional<Account> done = codes.redeem(account, purpose, target, guess, (now, code) -> {
            List<Modification> changes = new ArrayList<>();
            if (purpose == Purpose.ACTIVATION) {
                changes.add(new Modification(REPLACE, LdapEntries.ACTIVATED, LdapEntries.TRUE));
            }
            if (code.toPhone()) {
                changes.addAll(NumberProof.renew(now, code.target(), clock.instant()));
            }
            Optional<String> alias = purpose == Purpose.RECOVERY ? Optional.empty() : aliases.alias(code.target());
            if (purpose == Purpose.ACTIVATION
                    && code.toPhone()
                    && !now.adopted()
                    && !aliases.emails(now).isEmpty()) {
                // From before addresses were unique. The code proves the number only.
                changes.add(new Modification(REPLACE, LdapEntries.MAIL));
            }
            if (alias.isPresent()) {
                claimed.add(alias.get());
                aliases.take(domain, alias.get(), now);
                if (code.toPhone() && !now.has(alias.get())) {
                    changes.add(new Modification(ADD, LdapEntries.PHONE_ALIAS, alias.get()));
                }
            }
            return changes;
        });
        if (done.isEmpty() && !claimed.isEmpty()) {
            aliases.releaseUnlessOwned(domain, Set.copyOf(claimed), account, accounts.read(account.dn()));
        }
        done.flatMap(used -> used.code(purpose)).ifPresent(code -> delivery.used(code.target()));
        done.ifPresent(before -> tellOwner(before, purpose));
        return done;
    }

    /** Whoever owns an account hears of what a code to a phone number did: that number may be somebody else's by now. */
    private void tellOwner(Account before, Purpose purpose) {
        Optional<String> phone =
                before.code(purpose).filter(StoredCode::toPhone).map(StoredCode::target);
        if (purpose == Purpose.ALIAS && phone.filter(before::has).isEmpty()) {
            notices.tell(before, Change.NUMBER_LINKED, null);
        } else if (purpose == Purpose.RECOVERY && phone.isPresent()) {
            notices.tell(before, Change.CODE_USED, null);
        }
    }
}
