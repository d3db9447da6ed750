package io.accountcreator.ldap;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Adoption;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.Codes;
import io.accountcreator.ldap.entry.GeneratedHash;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.quota.Delivery;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A second create of an account that waits, by whoever created it: the message was lost, or went to a mistyped number or address.
 * The creator is recognised by the hash. A resend to the same address needs no more proof than the first create (ADR 25).
 */
final class RepeatedCreate {
    private final Aliases aliases;
    private final Codes codes;
    private final Delivery delivery;
    private final GeneratedHash generated;

    RepeatedCreate(LdapComponents parts, GeneratedHash generated) {
        aliases = parts.aliases();
        codes = parts.codes();
        delivery = parts.delivery();
        this.generated = generated;
    }

    /** Whether a request is one of these, for an account that is neither deleted nor abandoned. */
    boolean isOne(AccountRequest request, Account account, String target) {
        return !account.activated()
                && !account.suspended()
                && !codes.isBeingSent(account)
                && isByCreator(request, account)
                && (hasHash(request) || account.waitsAt(target))
                && (!account.adopted() || Adoption.isOf(account.entry(), request));
    }

    /** Whether nothing shows that somebody else created the account: the hash is the same, or neither create gave one. */
    boolean isByCreator(AccountRequest request, Account account) {
        return hasHash(request) ? isHashOf(request, account) : isWithoutHash(account);
    }

    private static boolean hasHash(AccountRequest request) {
        return request.ha1() != null || request.password() != null;
    }

    private static boolean isHashOf(AccountRequest request, Account account) {
        Optional<Secret> stored = account.ha1(request.effectiveAlgorithm());
        return stored.isPresent()
                && Stream.of(account.username(), Objects.requireNonNull(request.identity()))
                        .flatMap(name -> Stream.ofNullable(request.effectiveHa1(name)))
                        .anyMatch(given -> stored.get().matches(given.reveal()));
    }

    private boolean isWithoutHash(Account account) {
        List<Secret> stored = Arrays.stream(Algorithm.values())
                .flatMap(algorithm -> account.ha1(algorithm).stream())
                .toList();
        return !stored.isEmpty() && stored.stream().allMatch(generated::isOne);
    }

    /** Sends again. Until the message is accepted everything stays as it was. */
    Outcome create(AccountRequest request, Account account, Channel channel, String target) throws LDAPException {
        Optional<Codes.Fresh> another = codes.another(account, Purpose.ACTIVATION, channel, target);
        if (another.isEmpty()) {
            return Outcome.of(channel == Channel.SMS ? PHONE_NUMBER_OVERUSED : ACCOUNT_NOT_CREATED)
                    .withResponse("too many wrong codes for now");
        }
        Codes.Fresh fresh = another.get();
        Message message = new Message(
                channel,
                target,
                account.purpose(),
                fresh.code(),
                account.username(),
                account.domain(),
                request.effectiveAlgorithm(),
                request.language());
        Optional<Status> refusal = delivery.send(message);
        if (refusal.isPresent()) {
            return LdapAnswers.notCreated(refusal.get());
        }
        // Somebody may have confirmed it meanwhile.
        return Outcome.of(
                codes.write(account, Purpose.ACTIVATION, fresh, changes(request, account, channel, target))
                        ? ACCOUNT_CREATED
                        : ACCOUNT_EXIST);
    }

    /** The contacts are those of this create: another's must not be confirmed with it. */
    private List<Modification> changes(AccountRequest request, Account account, Channel channel, String target) {
        List<Modification> changes = new ArrayList<>();
        if (!account.waitsAt(target)) {
            changes.add(new Modification(REPLACE, LdapEntries.code(Purpose.ALIAS)));
        }
        if (!hasHash(request) && account.ha1(request.effectiveAlgorithm()).isEmpty()) {
            for (Algorithm each : Algorithm.values()) {
                changes.add(hash(each, request.effectiveAlgorithm()));
            }
        }
        if (!account.adopted()) {
            boolean unproven = channel == Channel.SMS && aliases.emailsAreUnique();
            changes.add(replace(LdapEntries.MAIL, unproven ? Optional.empty() : mail(request, account)));
            changes.add(replace(LdapEntries.DISPLAY_NAME, displayName(request, account)));
        }
        return changes;
    }

    /** Without a hash anybody may ask: what only one of the two creates says may be a stranger's, who would recover by it. */
    private static Optional<String> mail(AccountRequest request, Account account) {
        return Optional.ofNullable(request.email())
                .filter(mail -> hasHash(request) || account.mail(mail).isPresent());
    }

    private static Optional<String> displayName(AccountRequest request, Account account) {
        return Optional.ofNullable(request.displayName())
                .filter(name ->
                        hasHash(request) || name.equals(account.entry().getAttributeValue(LdapEntries.DISPLAY_NAME)));
    }

    private Modification hash(Algorithm each, Algorithm asked) {
        return replace(
                LdapEntries.ha1(each),
                each == asked ? Optional.of(generated.make(each).reveal()) : Optional.empty());
    }

    private static Modification replace(String attribute, Optional<String> value) {
        return value.map(text -> new Modification(REPLACE, attribute, text))
                .orElseGet(() -> new Modification(REPLACE, attribute));
    }
}
