package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.ADD;
import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.Modification;
import io.accountcreator.PhoneNumberForms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody last showed by a code that a number was his, as the account keeps it: {@code <seconds since 1970> <number>} for
 * each number. Providers give numbers that are not used any more to somebody else, who then gets the codes (ADR 0033).
 *
 * @param number E.164 with a plus
 * @param proven when it was proven; 1970 if an operator has released it since
 */
public record NumberProof(String number, Instant proven) {
    private static final int PARTS = 2;

    /**
     * Whether a number alone is enough to get into an active account.
     *
     * @param lifetime how long a proof counts, empty for ever
     */
    public static boolean isEnough(Account account, String number, Optional<Duration> lifetime, Instant now) {
        Optional<Instant> proven = find(account, number).map(NumberProof::proven);
        if (proven.filter(Instant.EPOCH::equals).isPresent()) {
            return false;
        }
        // Who is older than these dates has proven the number when the account was made, as far as anybody knows.
        return lifetime.isEmpty()
                || proven.or(account::createdAt)
                        .filter(moment -> now.isBefore(moment.plus(lifetime.get())))
                        .isPresent();
    }

    /** Notes that a number was proven, in the write that uses up the code. */
    public static List<Modification> renew(Account account, String number, Instant now) {
        return store(account, new NumberProof(number, Instant.ofEpochSecond(now.getEpochSecond())));
    }

    /** Notes that a number is the account's no more, not even if the account is named by it. */
    public static List<Modification> release(Account account, String number) {
        return store(account, new NumberProof(number, Instant.EPOCH));
    }

    /** The changes without what an older directory does not know. */
    static List<Modification> without(List<Modification> changes) {
        return changes.stream()
                .filter(change -> !change.getAttributeName().equals(LdapEntries.NUMBER_PROOF))
                .toList();
    }

    /** Other numbers' values stay as they are, whoever changes them meanwhile. */
    private static List<Modification> store(Account account, NumberProof proof) {
        List<Modification> changes = new ArrayList<>();
        values(account)
                .filter(value -> parse(value)
                        .filter(old -> PhoneNumberForms.same(old.number(), proof.number()))
                        .isPresent())
                .forEach(value -> changes.add(new Modification(DELETE, LdapEntries.NUMBER_PROOF, value)));
        changes.add(new Modification(ADD, LdapEntries.NUMBER_PROOF, proof.format()));
        return changes;
    }

    private static Optional<NumberProof> find(Account account, String number) {
        return values(account)
                .flatMap(value -> parse(value).stream())
                .filter(proof -> PhoneNumberForms.same(proof.number(), number))
                .findFirst();
    }

    private static Stream<String> values(Account account) {
        String[] values = account.entry().getAttributeValues(LdapEntries.NUMBER_PROOF);
        return values == null ? Stream.empty() : Arrays.stream(values);
    }

    /** Somebody else's words in the attribute prove nothing. */
    static Optional<NumberProof> parse(String value) {
        String[] parts = value.split(" ", PARTS);
        try {
            return parts.length < PARTS
                    ? Optional.empty()
                    : Optional.of(new NumberProof(parts[1], Instant.ofEpochSecond(Long.parseLong(parts[0]))));
        } catch (NumberFormatException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    String format() {
        return proven.getEpochSecond() + " " + PhoneNumberForms.normal(number);
    }
}
