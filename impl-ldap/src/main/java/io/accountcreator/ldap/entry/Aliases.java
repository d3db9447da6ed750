package io.accountcreator.ldap.entry;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
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
public final class Aliases {
    /** What is told of an address that {@link #alias} makes none of. */
    public static final String DOUBTFUL = "the e-mail address cannot be told from others for certain";

    /**
     * RFC 5321 section 4.1.2 without quotes: what mail systems do not take apart, and a directory keeps as it is. A longer one is
     * no RDN to OpenLDAP.
     */
    private static final Pattern EMAIL =
            Pattern.compile("(?=.{3,200}$)[a-z0-9!#$%&'*+/=?^_`{|}~.-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)*");

    /** More often a reservation is not lost and made again while somebody looks. */
    private static final int ROUNDS = 10;

    /** Longer than any request takes, between the look at its code and the write that uses it up. */
    private static final Duration REQUEST = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final Reservations reservations;
    private final boolean emails;
    private final Clock clock;

    public Aliases(Accounts accounts, LdapConfig config, Clock clock) {
        this.accounts = accounts;
        reservations = new Reservations(accounts);
        this.emails = config.uniqueEmail();
        this.clock = clock;
    }

    /** The alias that a phone number or e-mail address is; empty if accounts may share it, or it can be none. */
    public Optional<String> alias(String target) {
        if (PhoneNumbers.isE164(target)) {
            return Optional.of(PhoneNumberForms.normal(target));
        }
        String address = target.toLowerCase(Locale.ROOT);
        return emails && EMAIL.matcher(address).matches() ? Optional.of(address) : Optional.empty();
    }

    /** Whether no two accounts may have one e-mail address. */
    public boolean emailsAreUnique() {
        return emails;
    }

    /** What an account has by now, and would own if nobody else does. */
    public List<String> of(Account account) {
        return account.activated()
                ? Stream.concat(account.aliases().stream(), emails(account).stream())
                        .toList()
                : account.aliases();
    }

    /** The addresses of an account that only one may have; whether they are proven is another matter. */
    public List<String> emails(Account account) {
        return account.mails().stream()
                .flatMap(mail -> alias(mail).stream())
                .filter(alias -> !PhoneNumbers.isE164(alias))
                .toList();
    }

    /** What is told of an alias that another account has. */
    public static String taken(String alias) {
        return "the " + kind(alias) + " is another account's";
    }

    /** What an alias is, for people. */
    public static String kind(String alias) {
        return PhoneNumbers.isE164(alias) ? "phone number" : "e-mail address";
    }

    /** The entries that say who has reserved what. */
    public Reservations reservations() {
        return reservations;
    }

    /** Finds the account that owns an alias; a reservation that its account does not know of counts for nothing. */
    public Optional<Account> owner(String domain, String alias) throws LDAPException {
        for (String form : PhoneNumberForms.likely(alias)) {
            Optional<Reservation> reservation = reservations.find(domain, form);
            Optional<Account> account = reservation.isEmpty()
                    ? Optional.empty()
                    : accounts.read(reservation.get().owner());
            if (account.filter(a -> reservation.get().fits(a) && a.has(alias)).isPresent()) {
                return account;
            }
        }
        return Optional.empty();
    }

    /** Reserves an alias; true if it is this account's now, or was already. */
    public boolean claim(String domain, String alias, Account account) throws LDAPException {
        for (String form : olderForms(alias)) {
            Optional<Reservation> older = reservations.find(domain, form);
            if (older.isPresent() && !older.get().isOf(account) && !isLeftOver(older.get(), alias)) {
                return false;
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            if (reservations.add(domain, alias, account)) {
                return true;
            }
            Optional<Reservation> there = reservations.find(domain, alias);
            if (there.isPresent() && there.get().isOf(account)) {
                if (there.get().isBoundTo(account) || reservations.bind(there.get(), account)) {
                    return true;
                }
            } else if (there.isPresent()) {
                if (!isLeftOver(there.get(), alias)) {
                    return false;
                }
                reservations.remove(there.get());
            }
        }
        return false;
    }

    /** Reserves an alias for somebody who has proven it. */
    public void take(String domain, String alias, Account account) throws LDAPException, AliasTakenException {
        if (!claim(domain, alias, account)) {
            throw new AliasTakenException(alias);
        }
    }

    /** Whether whoever reserved an alias, or deleted the account that owned it, died half-way. */
    public boolean isLeftOver(Reservation reservation, String alias) throws LDAPException {
        return holder(reservation, alias).isEmpty();
    }

    /** The account that a reservation was made for, if it has the alias, or may be about to. */
    public Optional<Account> holder(Reservation reservation, String alias) throws LDAPException {
        Instant moment = clock.instant().minus(REQUEST);
        return accounts.read(reservation.owner())
                .filter(reservation::fits)
                .filter(account -> account.has(alias) || account.mayLink(alias, moment));
    }

    /** Gives an account that has an alias its lost reservation back, unless somebody has one now. */
    public boolean restore(Account account, String alias) throws LDAPException {
        return reservations.add(account.domain(), PhoneNumberForms.normal(alias), account);
    }

    /** Frees an alias, if it is still this very account's, which may be gone by now and have left its name to another. */
    public void release(String domain, String alias, Account account) throws LDAPException {
        String normal = PhoneNumberForms.normal(alias);
        releaseAs(domain, normal, account);
        for (String form : olderForms(normal)) {
            if (reservations.find(domain, form).isPresent()) {
                releaseAs(domain, form, account);
            }
        }
    }

    private void releaseAs(String domain, String alias, Account account) throws LDAPException {
        String dn = accounts.entries().alias(domain, alias).toString();
        boolean bound = account.id() != null
                && accounts.deleteIf(dn, Filter.createEqualityFilter(LdapEntries.ALIAS_OWNER_ID, account.id()));
        Optional<Reservation> other = bound ? Optional.empty() : reservations.find(domain, alias);
        if (other.isPresent() && other.get().ownerId() == null && other.get().isOf(account)) {
            // From before reservations said whose they are: then it is whose the name is now.
            Optional<Account> now = accounts.read(account.dn()).filter(a -> !a.isSame(account));
            if (now.filter(a -> a.has(alias) || a.mayLink(alias, clock.instant().minus(REQUEST)))
                    .isEmpty()) {
                reservations.remove(other.get());
            }
        }
    }

    /**
     * Frees what was claimed for an account that did not get it after all.
     *
     * @param now the account that has its DN now
     */
    public void releaseUnlessOwned(String domain, Iterable<String> claimed, Account account, Optional<Account> now)
            throws LDAPException {
        for (String alias : claimed) {
            if (now.filter(a -> a.has(alias) || mayBeLinking(a, account, alias)).isEmpty()) {
                release(domain, alias, account);
            }
        }
    }

    /** In the entry of a person, a later account cannot be told from an earlier one by the id of the entry. */
    private boolean mayBeLinking(Account now, Account account, String alias) {
        return account.adopted()
                && !now.isSame(account)
                && now.mayLink(alias, clock.instant().minus(REQUEST));
    }

    /** The reservation of an alias, in whatever form of a number it is. */
    public Optional<Reservation> reservation(String domain, String alias) throws LDAPException {
        for (String form : PhoneNumberForms.likely(alias)) {
            Optional<Reservation> reservation = reservations.find(domain, form);
            if (reservation.isPresent()) {
                return reservation;
            }
        }
        return Optional.empty();
    }

    /** Forms of a number that reservations of before numbers had a normal form may be under. */
    private static List<String> olderForms(String alias) {
        return PhoneNumberForms.likely(alias).stream()
                .filter(form -> !form.equals(alias))
                .toList();
    }
}
