package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ALGO_NOT_SUPPORTED;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Adoption;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.GeneratedHash;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.UserNames;
import io.accountcreator.ldap.entry.WaitingNumbers;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates accounts: the entry with its code, then the message; no message, no entry. */
final class LdapCreation {
    private final LdapOperation way;
    private final LdapLookup lookup;
    private final LdapConfig config;
    private final Accounts accounts;
    private final Aliases aliases;
    private final Adoption adoption;
    private final Codes codes;
    private final Delivery delivery;
    private final GeneratedHash generated;
    private final RepeatedCreate repeated;
    private final WaitingNumbers waiting;
    private final Clock clock;

    LdapCreation(LdapOperation way, LdapLookup lookup, LdapConfig config, LdapComponents parts) {
        this.way = way;
        this.lookup = lookup;
        this.config = config;
        accounts = parts.accounts();
        aliases = parts.aliases();
        adoption = new Adoption(accounts);
        codes = parts.codes();
        delivery = parts.delivery();
        generated = new GeneratedHash(parts.generator(), config.codes());
        repeated = new RepeatedCreate(parts, generated);
        waiting = new WaitingNumbers(accounts);
        clock = parts.clock();
    }

    Outcome createAccount(AccountRequest request) {
        return way.answer(request, (domain, username) -> {
            Optional<String> refusal = refusal(request, domain, username);
            if (refusal.isPresent()) {
                return Outcome.of(ACCOUNT_NOT_CREATED).withResponse(refusal.get());
            }
            if (!config.algorithms().allow(domain, request.effectiveAlgorithm())) {
                return Outcome.of(ALGO_NOT_SUPPORTED);
            }
            // Read before anything else: an account that comes meanwhile is that of a create at the same moment.
            Optional<Account> before = accounts.find(domain, username).filter(a -> !codes.isBeingSent(a));
            if (lookup.owner(domain, target(request)).isPresent()) {
                return Outcome.of(
                        lookup.byName(domain, username).isPresent() ? ACCOUNT_EXIST : ACCOUNT_EXIST_WITH_ALIAS);
            }
            if (lookup.byOtherForm(domain, username).filter(Account::activated).isPresent()) {
                return Outcome.of(ACCOUNT_EXIST);
            }
            return create(request, domain, username, before);
        });
    }

    /** Why the account is not to be, before anything is asked of the directory. */
    private Optional<String> refusal(AccountRequest request, String domain, String username) {
        String phone = request.phone();
        String email = request.email();
        if (!config.serves(domain)) {
            return Optional.of("the domain is not served");
        }
        Optional<String> problem = UserNames.refusal(username);
        if (problem.isPresent()) {
            return Optional.of("the user name " + problem.get());
        }
        if (phone != null && !PhoneNumbers.isE164(phone)) {
            return Optional.of("the phone number is not E.164");
        }
        if (username.startsWith("+") && !PhoneNumberForms.normal(username).equals(phone)) {
            // A name that is a number, in whatever form, belongs to whoever receives its messages.
            return Optional.of("the user name is a phone number other than the account's");
        }
        if (email != null && !email.chars().allMatch(c -> c < 0x80)) {
            return Optional.of("the directory holds ASCII e-mail addresses only");
        }
        if (phone == null
                && aliases.emailsAreUnique()
                && aliases.alias(requireNonNull(email)).isEmpty()) {
            return Optional.of(Aliases.DOUBTFUL);
        }
        return Optional.empty();
    }

    /** Where the code goes. */
    private static String target(AccountRequest request) {
        String phone = request.phone();
        return phone != null ? phone : requireNonNull(request.email());
    }

    private Outcome create(AccountRequest request, String domain, String username, Optional<Account> before)
            throws LDAPException {
        Channel channel = request.phone() != null ? Channel.SMS : Channel.EMAIL;
        String target = target(request);
        Algorithm algorithm = request.effectiveAlgorithm();
        Secret given = request.effectiveHa1();
        DN dn = accounts.entries().account(domain, username);
        Codes.Fresh fresh = codes.first(dn, channel, target);
        var entry = accounts.entries()
                .newAccount(
                        request,
                        username,
                        given != null ? given : generated.make(algorithm),
                        fresh.stored(),
                        clock.instant());
        if (aliases.emailsAreUnique() && channel == Channel.SMS) {
            // The code proves the number only, and an address that nothing proves must not be kept from its owner.
            entry.removeAttribute(LdapEntries.MAIL);
        }
        if (!put(entry, request)) {
            Optional<Account> there = accounts.find(domain, username).filter(lookup::isThere);
            if (there.isPresent()) {
                boolean again = before.filter(there.get()::isSame).isPresent();
                return again
                        ? createAgain(request, there.get(), channel, target)
                        : exists(request, there.get(), target);
            }
            if (!makeRoom(domain, username) || !put(entry, request)) {
                return Outcome.of(ACCOUNT_EXIST);
            }
        }
        Message message = new Message(
                channel, target, Purpose.ACTIVATION, fresh.code(), username, domain, algorithm, request.language());
        return noted(request, dn.toString(), sendOrUndo(message, dn, fresh));
    }

    private Outcome createAgain(AccountRequest request, Account account, Channel channel, String target)
            throws LDAPException {
        if (repeated.isOne(request, account, target)) {
            return noted(request, account.dn(), repeated.create(request, account, channel, target));
        }
        return exists(request, account, target);
    }

    private Outcome exists(AccountRequest request, Account account, String target) throws LDAPException {
        if (config.conceals() && !repeated.isByCreator(request, account)) {
            // Whoever asks is told that the account was created, and may type the code that the other one had sent.
            codes.share(account, target);
        }
        return Outcome.of(ACCOUNT_EXIST);
    }

    /** An account that has a name besides the number is found by the number, too, until it is confirmed. */
    private Outcome noted(AccountRequest request, String dn, Outcome outcome) throws LDAPException {
        String phone = request.phone();
        if (outcome.status() == ACCOUNT_CREATED && phone != null && !isNumber(request.identity(), phone)) {
            waiting.note(requireNonNull(request.domain()), phone, dn);
        }
        return outcome;
    }

    private static boolean isNumber(@Nullable String username, String phone) {
        return PhoneNumberForms.same(requireNonNull(username), phone);
    }

    private boolean put(Entry entry, AccountRequest request) throws LDAPException {
        return accounts.add(entry) || (accounts.entries().adopts() && adoption.adopt(entry, request));
    }

    /** Removes what has this name and does not block it any more; false if there is none. */
    private boolean makeRoom(String domain, String username) throws LDAPException {
        // Whatever it is spelled like: it may be from before spellings were looked at.
        Optional<Account> account = accounts.occupant(domain, username);
        if (account.isEmpty() || lookup.isThere(account.get()) || lookup.blocksItsName(account.get())) {
            return false;
        }
        String attribute =
                account.get().deleted().isPresent() ? LdapEntries.DELETED : LdapEntries.code(Purpose.ACTIVATION);
        return accounts.remove(account.get(), attribute, account.get().text(attribute));
    }

    private Outcome sendOrUndo(Message message, DN dn, Codes.Fresh fresh) throws LDAPException {
        boolean sent = false;
        try {
            Optional<Status> refusal = delivery.send(message);
            sent = refusal.isEmpty();
            if (sent) {
                codes.sent(dn, fresh);
            }
            return refusal.map(LdapAnswers::notCreated).orElse(Outcome.of(ACCOUNT_CREATED));
        } finally {
            if (!sent) {
                undo(dn, fresh);
            }
        }
    }

    private void undo(DN dn, Codes.Fresh fresh) throws LDAPException {
        // An interrupt that ended the sending must not end the tidying up too.
        boolean interrupted = Thread.interrupted();
        try {
            String attribute = LdapEntries.code(Purpose.ACTIVATION);
            Optional<Account> adopted =
                    accounts.entries().adopts() ? accounts.read(dn.toString()) : Optional.<Account>empty();
            if (adopted.isPresent()) {
                accounts.remove(adopted.get(), attribute, fresh.stored().format());
            } else {
                accounts.deleteIf(dn.toString(), attribute, fresh.stored().format());
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
