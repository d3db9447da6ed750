package io.accountcreator.ldap.entry;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ReadOnlyEntry;
import io.accountcreator.Algorithm;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Purpose;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An account entry as it was read.
 *
 * @param entry all its attributes
 * @param username the user name as it was spelled when the account was made
 */
public record Account(ReadOnlyEntry entry, String username) {
    /** Takes the user name that the DN has: another tool may have given the entry more of them. */
    public static Account of(ReadOnlyEntry entry) throws LDAPException {
        if (!entry.hasAttribute(LdapEntries.ACTIVATED)) {
            // Every account has it: without this look, one whose attributes are hidden from us would pass for
            // abandoned.
            throw Accounts.hidden(entry.getDN());
        }
        return new Account(entry, usernameOf(entry));
    }

    /** The user name of an entry that need not be an account; empty if there is none. */
    public static String usernameOf(ReadOnlyEntry entry) throws LDAPException {
        RDN rdn = entry.getRDN();
        String[] names = entry.getAttributeValues(LdapEntries.UID);
        if (names == null || names.length == 0) {
            return "";
        }
        return Arrays.stream(names)
                .filter(name -> rdn != null && rdn.hasAttributeValue(LdapEntries.UID, name))
                .findFirst()
                .orElse(names[0]);
    }

    public String dn() {
        return entry.getDN();
    }

    /** Tells its entry from every other one, also from a later one of the same name; null if it is not shown. */
    @Nullable
    String id() {
        return entry.getAttributeValue(LdapEntries.ENTRY_UUID);
    }

    /** Matches it, and no later one of the same name: neither another entry nor another account in the entry of a person. */
    public Filter itself() {
        Filter created = Accounts.has(LdapEntries.CREATED, entry.getAttributeValue(LdapEntries.CREATED));
        return id() == null
                ? created
                : Filter.createANDFilter(created, Filter.createEqualityFilter(LdapEntries.ENTRY_UUID, id()));
    }

    /** Whether it is this account still, and no later one of the same name. */
    public boolean isSame(Account other) {
        return Objects.equals(id(), other.id())
                && Objects.equals(
                        entry.getAttributeValue(LdapEntries.CREATED),
                        other.entry.getAttributeValue(LdapEntries.CREATED));
    }

    /** When it was made, if its entry says so. */
    Optional<Instant> createdAt() {
        return Optional.ofNullable(entry.getAttributeValueAsDate(LdapEntries.CREATED))
                .map(Date::toInstant);
    }

    /** The SIP domain, which is in the DN too. */
    public String domain() {
        return text(LdapEntries.DOMAIN);
    }

    /** An attribute that is there. */
    public String text(String attribute) {
        return Objects.requireNonNull(entry.getAttributeValue(attribute), attribute);
    }

    /** When it was deleted, if this is but a tombstone. */
    public Optional<Instant> deleted() {
        return Optional.ofNullable(entry.getAttributeValueAsDate(LdapEntries.DELETED))
                .map(Date::toInstant);
    }

    /** An operator does not want it used: so it says, or it is not activated and has nothing to wait for. */
    public boolean suspended() {
        return Boolean.TRUE.equals(entry.getAttributeValueAsBoolean(LdapEntries.SUSPENDED))
                || (!activated() && deleted().isEmpty() && !entry.hasAttribute(LdapEntries.code(Purpose.ACTIVATION)));
    }

    public boolean activated() {
        return Boolean.TRUE.equals(entry.getAttributeValueAsBoolean(LdapEntries.ACTIVATED));
    }

    @Nullable
    public String mail() {
        return entry.getAttributeValue(LdapEntries.MAIL);
    }

    /** The person's address that is asked for, as it is spelled here. */
    public Optional<String> mail(@Nullable String asked) {
        // Not equalsIgnoreCase: to it a dotless i is an i, and the code would go to somebody else's domain.
        return spelledMails()
                .filter(mail -> mail.toLowerCase(Locale.ROOT).equals(asked))
                .findFirst();
    }

    /** The person's addresses, as aliases are spelled. */
    public List<String> mails() {
        return spelledMails()
                .map(mail -> mail.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    private Stream<String> spelledMails() {
        String[] mails = entry.getAttributeValues(LdapEntries.MAIL);
        return Arrays.stream(mails == null ? new String[0] : mails);
    }

    /** Whether the entry was there before the account, and stays when that goes. */
    public boolean adopted() {
        return Boolean.TRUE.equals(entry.getAttributeValueAsBoolean(LdapEntries.ADOPTED));
    }

    /** The phone numbers linked with the account, the first of which is the one that is told. */
    public List<String> aliases() {
        String[] values = entry.getAttributeValues(LdapEntries.PHONE_ALIAS);
        return values == null ? List.of() : List.of(values);
    }

    /** Whether an account lists an alias; one that waits for its code has no address yet. */
    public boolean has(String alias) {
        return aliases().contains(alias)
                || aliases().stream().anyMatch(own -> PhoneNumberForms.same(own, alias))
                || (!PhoneNumbers.isE164(alias) && (activated() || suspended()) && mails().contains(alias));
    }

    /** Whether a request may be about to link the alias: it is, if at all, by a code that was good a moment ago. */
    boolean mayLink(String alias, Instant moment) {
        return Arrays.stream(Purpose.values())
                .filter(purpose -> purpose != Purpose.RECOVERY || !activated())
                .flatMap(purpose -> code(purpose).stream())
                .anyMatch(code ->
                        PhoneNumberForms.same(code.target().toLowerCase(Locale.ROOT), alias) && code.usable(moment));
    }

    public Optional<Secret> ha1(Algorithm algorithm) {
        return Optional.ofNullable(entry.getAttributeValue(LdapEntries.ha1(algorithm)))
                .map(Secret::of);
    }

    /** Whether we see any hash: an account without one cannot be told from one whose hashes are hidden from us. */
    public boolean hasHa1() {
        return Arrays.stream(Algorithm.values()).anyMatch(algorithm -> entry.hasAttribute(LdapEntries.ha1(algorithm)));
    }

    /** The algorithms of the stored hashes, the wanted one first. */
    public Stream<Algorithm> algorithms(Algorithm wanted) {
        return Stream.concat(Stream.of(wanted), Arrays.stream(Algorithm.values()))
                .distinct()
                .filter(algorithm -> entry.hasAttribute(LdapEntries.ha1(algorithm)));
    }

    public Optional<StoredCode> code(Purpose purpose) {
        return Optional.ofNullable(entry.getAttributeValue(LdapEntries.code(purpose)))
                .flatMap(StoredCode::parse);
    }

    /**
     * Which code logs in. While an account waits it is that of its create, which activates it, until somebody asks for one
     * by recovery or link: then that one does, and no code of a create any more.
     */
    public Purpose purpose() {
        return activated() || awaitsOwner() ? Purpose.RECOVERY : Purpose.ACTIVATION;
    }

    /**
     * Whether a code that went there may activate it. Callers are called by their names: one that is a number is of whoever has
     * that number, and no address proves that.
     */
    public boolean mayBeActivatedAt(String target) {
        return !username.startsWith("+") || PhoneNumberForms.same(username, target);
    }

    /** Whether it is not activated, and its code went to this number or address. */
    public boolean waitsAt(String target) {
        return !activated()
                && code(purpose())
                        .filter(code -> PhoneNumberForms.same(
                                code.target().toLowerCase(Locale.ROOT), target.toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    /**
     * Whether somebody asked for a code, by recovery or link, before the account was activated: whoever receives it gets the
     * account, and the hash that stands there is of no use any more.
     */
    public boolean awaitsOwner() {
        return !activated() && entry.hasAttribute(LdapEntries.code(Purpose.RECOVERY));
    }

    /** Nobody confirmed it in time: such an account does not block its name, and nobody hears of it any more. */
    public boolean abandoned(Instant now) {
        return !activated()
                && !suspended()
                && deleted().isEmpty()
                && code(Purpose.ACTIVATION).filter(code -> !code.expired(now)).isEmpty();
    }
}
