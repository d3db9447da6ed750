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
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.Algorithms;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.AliasTakenException;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.NumberProof;
import io.accountcreator.ldap.entry.StoredCode;
import io.accountcreator.ldap.entry.WaitingNumbers;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody does who has a code: it is used up, and what it proves is written in the same change. */
final class LdapConfirmation {
    private final LdapOperation way;
    private final Accounts accounts;
    private final Aliases aliases;
    private final Codes codes;
    private final Delivery delivery;
    private final OwnerNotices notices;
    private final WaitingNumbers waiting;
    private final Clock clock;
    private final Algorithms algorithms;
    private final CodeGenerator generator;

    LdapConfirmation(LdapOperation way, LdapConfig config, LdapComponents parts) {
        this.way = way;
        algorithms = config.algorithms();
        generator = parts.generator();
        accounts = parts.accounts();
        aliases = parts.aliases();
        codes = parts.codes();
        delivery = parts.delivery();
        notices = parts.notices();
        waiting = new WaitingNumbers(accounts);
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
            if (account.activated() && account.ha1(request.effectiveAlgorithm()).isEmpty()) {
                return noHash();
            }
            return confirm(request, domain, account, phone, ACCOUNT_ACTIVATED);
        });
    }

    private static Outcome noHash() {
        return Outcome.of(ACCOUNT_NOT_ACTIVATED).withResponse("the account has no hash of this algorithm");
    }

    Outcome loginLinphoneAccount(AccountRequest request) {
        return way.ofWaiting(
                request,
                (domain, account) -> account.suspended()
                        ? LdapAnswers.suspended(ACCOUNT_NOT_ACTIVATED)
                        : confirm(request, domain, account, null, REQUEST_OK));
    }

    Outcome activateAlias(AccountRequest request) {
        return way.ofAccount(request, (domain, account) -> {
            if (!account.activated()) {
                return Outcome.of(ACCOUNT_NOT_ACTIVATED);
            }
            if (!LdapOperation.authorized(request, account)) {
                return Outcome.of(REQUEST_NOT_AUTHORIZED);
            }
            String phone = requireNonNull(request.phone());
            Secret guess = requireNonNull(request.activationCode());
            return redeem(domain, account, Purpose.ALIAS, phone, guess, owner(request, domain))
                            .isPresent()
                    ? Outcome.of(ACCOUNT_ACTIVATED)
                    : Outcome.of(WRONG_ACTIVATION_CODE);
        });
    }

    /** Uses up the code that an account waits for, and activates the account if it is not. */
    private Outcome confirm(
            AccountRequest request, String domain, Account account, @Nullable String target, Status done)
            throws LDAPException, AliasTakenException {
        ProvenOwner owner = owner(request, domain);
        Secret guess = requireNonNull(request.activationCode());
        Optional<Account> used = redeem(domain, account, account.purpose(), target, guess, owner);
        return owner.lacksHash()
                ? noHash()
                : used.map(before -> owner.told(done, before)).orElse(Outcome.of(WRONG_ACTIVATION_CODE));
    }

    private ProvenOwner owner(AccountRequest request, String domain) {
        return new ProvenOwner(request, domain, algorithms, generator);
    }

    /** The reservation comes first, so that a number is never two accounts'; it goes again if nothing comes of it. */
    private Optional<Account> redeem(
            String domain, Account account, Purpose purpose, @Nullable String target, Secret guess, ProvenOwner owner)
            throws LDAPException, AliasTakenException {
        List<String> claimed = new ArrayList<>();
        Optional<Account> done = codes.redeem(account, purpose, target, guess, (now, code, sent) -> {
            if (!now.activated() && !now.mayBeActivatedAt(code.target())) {
                return Optional.empty();
            }
            List<Modification> changes = new ArrayList<>(owner.changes(now, code, sent));
            if (owner.lacksHash()) {
                return Optional.empty();
            }
            if (code.toPhone()) {
                changes.addAll(NumberProof.renew(now, code.target(), clock.instant()));
            }
            if (!now.activated()
                    && code.toPhone()
                    && !now.adopted()
                    && !aliases.emails(now).isEmpty()) {
                // From before addresses were unique. The code proves the number only.
                changes.add(new Modification(REPLACE, LdapEntries.MAIL));
            }
            boolean links = !now.activated() || purpose == Purpose.ALIAS;
            Optional<String> alias = links ? aliases.alias(code.target()) : Optional.empty();
            if (alias.isPresent()) {
                claimed.add(alias.get());
                aliases.take(domain, alias.get(), now);
                if (code.toPhone() && (owner.isNew() || !now.has(alias.get()))) {
                    changes.add(new Modification(ADD, LdapEntries.PHONE_ALIAS, alias.get()));
                }
            }
            return Optional.of(changes);
        });
        if (done.isEmpty() && !claimed.isEmpty()) {
            aliases.releaseUnlessOwned(domain, Set.copyOf(claimed), account, accounts.read(account.dn()));
        }
        done.flatMap(used -> used.code(purpose)).ifPresent(code -> delivery.used(code.target()));
        done.ifPresent(before -> tellOwner(before, purpose));
        done.filter(before -> !before.activated())
                .flatMap(before -> before.code(purpose))
                .filter(code -> code.toPhone() && !PhoneNumberForms.same(code.target(), account.username()))
                .ifPresent(code -> waiting.forget(domain, code.target(), account.dn()));
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
