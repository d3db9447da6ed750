package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.REQUEST_TOO_MANY_REQUESTS;
import static java.util.Objects.requireNonNull;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.NumberProof;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Sends codes for existing accounts. */
final class LdapMessages {
    private static final String NOT_PROVEN = "the number was not proven for long: it takes the e-mail address besides";
    private static final String NOT_BY_MAIL = "the user name is a phone number, and takes a code that went there";

    /** Ends of a link for which no message was sent. */
    private static final Set<Status> UNSENT = EnumSet.of(ACCOUNT_NOT_EXIST, ACCOUNT_NOT_LINKED, PHONE_NUMBER_OVERUSED);

    private final LdapOperation way;
    private final LdapLookup lookup;
    private final LdapConfig config;
    private final Codes codes;
    private final CodeGenerator generator;
    private final Delivery delivery;
    private final Clock clock;

    LdapMessages(LdapOperation way, LdapLookup lookup, LdapConfig config, LdapComponents parts) {
        this.way = way;
        this.lookup = lookup;
        this.config = config;
        generator = parts.generator();
        codes = parts.codes();
        delivery = parts.delivery();
        clock = parts.clock();
    }

    Outcome linkAccount(AccountRequest request) {
        Outcome outcome = way.ofAccount(request, (domain, account) -> link(domain, account, request));
        return config.conceals() && UNSENT.contains(outcome.status()) ? sendInVain(request, outcome) : outcome;
    }

    /** Whoever has the number must not learn by a message whether there is the account. The code is stored nowhere. */
    private Outcome sendInVain(AccountRequest request, Outcome outcome) {
        return way.answer(request, (domain, username) -> {
            String phone = requireNonNull(request.phone());
            if (PhoneNumbers.isE164(phone) && config.serves(domain)) {
                delivery.send(new Message(
                        Channel.SMS,
                        phone,
                        Purpose.ALIAS,
                        generator.code(Channel.SMS),
                        username,
                        domain,
                        request.effectiveAlgorithm(),
                        request.language()));
            }
            return outcome;
        });
    }

    private Outcome link(String domain, Account account, AccountRequest request) throws LDAPException {
        String phone = requireNonNull(request.phone());
        if (account.suspended()) {
            return LdapAnswers.suspended(ACCOUNT_NOT_LINKED);
        }
        if (!PhoneNumbers.isE164(phone)) {
            return Outcome.of(ACCOUNT_NOT_LINKED).withResponse("the phone number is not E.164");
        }
        Optional<Account> owner = lookup.byAlias(domain, phone);
        if (owner.isPresent() && !owner.get().dn().equals(account.dn())) {
            return Outcome.of(ACCOUNT_NOT_LINKED).withResponse("the phone number is another account's");
        }
        // Of an account that waits for a code to this number it is as good as one of a recovery.
        Purpose purpose = account.waitsAt(phone) ? Purpose.RECOVERY : Purpose.ALIAS;
        return sendThenWrite(request, account, purpose, Channel.SMS, phone);
    }

    Outcome recoverAccount(AccountRequest request) {
        return way.answer(request, (domain, identity) -> {
            String phone = request.phone();
            Optional<Account> found = phone != null
                    ? lookup.byAlias(domain, phone)
                    : lookup.byName(domain, identity)
                            .filter(a -> a.mail(request.email()).isPresent());
            if (found.isEmpty() && phone != null) {
                found = lookup.byName(domain, phone);
            }
            if (found.isEmpty() && phone != null && PhoneNumbers.isE164(phone)) {
                found = lookup.waitingAt(domain, phone);
            }
            if (found.isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_EXIST);
            }
            Account account = found.get();
            if (account.suspended()) {
                return LdapAnswers.suspended(ACCOUNT_NOT_EXIST);
            }
            boolean bySms = phone != null && mayGoTo(account, phone);
            Channel channel = bySms ? Channel.SMS : Channel.EMAIL;
            Optional<String> known = bySms ? Optional.of(requireNonNull(phone)) : account.mail(request.email());
            if (known.isEmpty()) {
                return Outcome.of(ACCOUNT_NOT_EXIST).withResponse(NOT_PROVEN);
            }
            String target = known.get();
            if (!account.activated() && !account.mayBeActivatedAt(target)) {
                return Outcome.of(ACCOUNT_NOT_EXIST).withResponse(NOT_BY_MAIL);
            }
            return sendThenWrite(request, account, Purpose.RECOVERY, channel, target);
        });
    }

    /** Whoever has the number now may not be who had it when the account was made. */
    private boolean mayGoTo(Account account, String phone) {
        return !account.activated()
                || NumberProof.isEnough(account, phone, config.numberProofLifetime(), clock.instant());
    }

    /** The old code stays good until the new one is on its way. */
    private Outcome sendThenWrite(
            AccountRequest request, Account account, Purpose purpose, Channel channel, String target)
            throws LDAPException {
        Optional<Codes.Fresh> another = codes.another(account, purpose, channel, target);
        if (another.isEmpty()) {
            return Outcome.of(channel == Channel.SMS ? PHONE_NUMBER_OVERUSED : REQUEST_TOO_MANY_REQUESTS)
                    .withResponse("too many wrong codes for now");
        }
        Codes.Fresh fresh = another.get();
        Algorithm algorithm =
                account.algorithms(request.effectiveAlgorithm()).findFirst().orElse(request.effectiveAlgorithm());
        Message message = new Message(
                channel,
                target,
                request.operation() == Operation.LINK_ACCOUNT ? Purpose.ALIAS : purpose,
                fresh.code(),
                account.username(),
                requireNonNull(request.domain()),
                algorithm,
                request.language());
        Optional<Status> refusal = delivery.send(message);
        if (refusal.isPresent()) {
            return Outcome.of(refusal.get());
        }
        if (!codes.write(account, purpose, fresh)) {
            return Outcome.of(ACCOUNT_NOT_EXIST);
        }
        Outcome done = Outcome.of(REQUEST_OK);
        return request.operation() == Operation.RECOVER_ACCOUNT ? done.withUsername(account.username()) : done;
    }
}
