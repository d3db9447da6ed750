package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Aliases, which no two accounts of a domain have, and who owns them: phone numbers and, by setting, e-mail addresses. The owner
 * is the one named by the reservation entry whose DN is the alias: adding it is the one step that a directory does for one
 * caller only (ADR 0002).
 */
final class Aliases {
    /** What is told of an address that {@link #alias} makes none of. */
    static final String DOUBTFUL = "the e-mail address cannot be told from others for certain";

    /**
     * RFC 5321 section 4.1.2 without quotes: what mail systems do not take apart, and a directory keeps as it is. A longer one is
     * no RDN to OpenLDAP.
     */
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,200}$)[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)*");

    /** Longer than any request takes, between the look at its code and the write that uses it up. */
    private static final Duration REQUEST = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final boolean emails;
    private final Clock clock;

    Aliases(Accounts accounts, LdapConfig config, Clock clock) {
        this.accounts = accounts;
        this.emails = config.uniqueEmail();
        this.clock = clock;
    }

    /** The alias that a phone number or e-mail address is; empty if accounts may share it, or it can be none. */
    Optional<String> alias(String target) {
        if (PhoneNumbers.isE164(target)) {
            return Optional.of(target);
        }
        String address = target.toLowerCase(Locale.ROOT);
        return emails && EMAIL.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    /** Whether no two accounts may have one e-mail address. */
    boolean emailsAreUnique() {
        return emails;
    }

    /** What an account has by now, and would own if nobody else does. */
    List<String> of(Account account) {
        return account.activated()
                ? Stream.concat(account.aliases().stream(), emails(account).stream())
                        .toList()
                : account.aliases();
    }

    /** The addresses of an account that only one may have; whether they are proven is another matter. */
    List<String> emails(Account account) {
        return account.mails().stream()
                .flatMap(mail -> alias(mail).stream())
                .filter(alias -> !PhoneNumbers.isE164(alias))
                .toList();
    }

    /** What is told of an alias that another account has. */
    static String taken(String alias) {
        return "the " + kind(alias) + " is another account's";
    }

    /** What an alias is, for people. */
    static String kind(String alias) {
        return PhoneNumbers.isE164(alias) ? "phone number" : "e-mail address";
    }

    /** Finds the account that owns an alias; a reservation that its account does not know of counts for nothing. */
    Optional<Account> owner(String domain, String alias) throws LDAPException {
        Optional<String> owner = reservedFor(domain, alias);
        return owner.isEmpty() ? Optional.empty() : accounts.read(owner.get()).filter(account -> account.has(alias));
    }

    /** Reserves an alias; true if it is this account's now, or was already. */
    boolean claim(String domain, String alias, String dn) throws LDAPException {
        Entry reservation = accounts.entries().newAlias(domain, alias, dn);
        if (accounts.add(reservation)) {
            return true;
        }
        Optional<String> owner = reservedFor(domain, alias);
        if (owner.isEmpty() || DN.equals(owner.get(), dn)) {
            return owner.isPresent();
        }
        if (isLeftOver(owner.get(), alias)) {
            accounts.deleteIf(reservation.getDN(), LdapEntries.ALIAS_OWNER, owner.get());
            return accounts.add(reservation);
        }
        return false;
    }

    /** Reserves an alias for somebody who has proven it. */
    void take(String domain, String alias, String dn) throws LDAPException, AliasTakenException {
        if (!claim(domain, alias, dn)) {
            throw new AliasTakenException(alias);
        }
    }

    /** Whether whoever reserved an alias, or deleted the account that owned it, died half-way. */
    boolean isLeftOver(String owner, String alias) throws LDAPException {
        Instant moment = clock.instant().minus(REQUEST);
        return accounts.read(owner)
                .filter(account -> account.has(alias) || account.mayLink(alias, moment))
                .isEmpty();
    }

    /** Gives an account that has an alias its lost reservation back, unless somebody has one now. */
    boolean restore(Account account, String alias) throws LDAPException {
        return accounts.add(accounts.entries().newAlias(account.domain(), alias, account.dn()));
    }

    /** Frees an alias, if it is still this account's. */
    void release(String domain, String alias, String dn) throws LDAPException {
        accounts.deleteIf(accounts.entries().alias(domain, alias).toString(), LdapEntries.ALIAS_OWNER, dn);
    }

    /** Frees what was claimed for an account that did not get it after all. */
    void releaseUnlessOwned(String domain, Iterable<String> claimed, String dn, Optional<Account> account)
            throws LDAPException {
        for (String alias : claimed) {
            if (account.filter(a -> a.has(alias)).isEmpty()) {
                release(domain, alias, dn);
            }
        }
    }

    Optional<String> reservedFor(String domain, String alias) throws LDAPException {
        return accounts.entry(accounts.entries().alias(domain, alias).toString())
                .map(entry -> entry.getAttributeValue(LdapEntries.ALIAS_OWNER));
    }
}
