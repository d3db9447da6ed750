package io.accountcreator.ldap.reconciliation;

import static com.unboundid.ldap.sdk.ModificationType.DELETE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.Directory;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.entry.Reservation;
import io.accountcreator.ldap.entry.WaitingNumbers;
import io.accountcreator.ldap.quota.SmsCounter;
import io.accountcreator.spi.Message.Purpose;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Clears away what requests that ended half-way, lost races between servers and the passing of time have left. Every change is
 * bound to what was read, so any number of hosts may run it at once, and requests go on beside it.
 */
public final class Reconciler {
    private static final Logger LOG = System.getLogger(Reconciler.class.getName());

    private final Directory directory;
    private final Accounts accounts;
    private final Aliases aliases;
    private final WaitingNumbers waiting;
    private final LdapConfig config;
    private final Clock clock;
    private final BiConsumer<String, String> changed;

    public Reconciler(Directory directory, LdapConfig config, Clock clock) {
        this(directory, config, clock, (username, domain) -> {});
    }

    /** @param changed hears of each account that is changed */
    public Reconciler(Directory directory, LdapConfig config, Clock clock, BiConsumer<String, String> changed) {
        this.changed = changed;
        this.directory = directory;
        this.config = config;
        this.clock = clock;
        accounts = new Accounts(directory, LdapEntries.of(config));
        aliases = new Aliases(accounts, config, clock);
        waiting = new WaitingNumbers(accounts);
    }

    /** Does all of it. */
    public Reconciliation run() throws LDAPException {
        return run(false);
    }

    /** Says what {@link #run()} would do now, and changes nothing. */
    public Reconciliation look() throws LDAPException {
        return run(true);
    }

    private Reconciliation run(boolean look) throws LDAPException {
        LdapEntries entries = accounts.entries();
        // Reservations without an account first: then an alias that an account has can be its own again.
        Reconciliation reservations =
                each(entries.aliases(), Filter.createPresenceFilter(LdapEntries.ALIAS_KEY), e -> reservation(e, look));
        Reconciliation owned = each(entries.accounts(), withAliases(), e -> aliases(e, look));
        Reconciliation ended = each(
                entries.accounts(), Filter.createEqualityFilter(LdapEntries.ACTIVATED, "FALSE"), e -> ended(e, look));
        Reconciliation counters =
                each(entries.sms(), Filter.createPresenceFilter(LdapEntries.SMS_NUMBER), e -> counter(e, look));
        return reservations.plus(owned).plus(ended).plus(counters);
    }

    private Reconciliation each(DN container, Filter filter, Step step) throws LDAPException {
        Reconciliation[] sum = {Reconciliation.NOTHING};
        directory.forEach(container.toString(), filter, entry -> sum[0] = sum[0].plus(step.take(entry)));
        return sum[0];
    }

    private Filter withAliases() {
        Filter numbers = Filter.createPresenceFilter(LdapEntries.PHONE_ALIAS);
        return aliases.emailsAreUnique()
                ? Filter.createORFilter(
                        numbers,
                        Filter.createANDFilter(
                                Filter.createEqualityFilter(LdapEntries.ACTIVATED, LdapEntries.TRUE),
                                Filter.createPresenceFilter(LdapEntries.MAIL)))
                : numbers;
    }

    /** Aliases of an account: it owns each by a reservation, or does not have it. */
    private Reconciliation aliases(SearchResultEntry entry, boolean look) throws LDAPException {
        Account account = Account.of(entry);
        Reconciliation done = Reconciliation.NOTHING;
        for (String alias : aliases.of(account)) {
            Optional<Reservation> there = aliases.reservation(account.domain(), alias);
            if (there.isEmpty()) {
                boolean restored = look || noted(account, aliases.restore(account, alias));
                done = done.plus(new Reconciliation(0, 0, 0, restored ? 1 : 0, 0, 0, 0));
            } else if (!there.get().isOf(account) && isOwned(there.get(), alias)) {
                String owner = there.get().owner();
                LOG.log(Level.DEBUG, "{0} and {1} have one alias, which is of the latter", account.dn(), owner);
                done = done.plus(
                        PhoneNumbers.isE164(alias)
                                ? new Reconciliation(0, look || take(account, alias) ? 1 : 0, 0, 0, 0, 0, 0)
                                : new Reconciliation(0, 0, 1, 0, 0, 0, 0));
            }
        }
        return done;
    }

    private boolean take(Account account, String phone) throws LDAPException {
        Modification change = new Modification(DELETE, LdapEntries.PHONE_ALIAS, phone);
        return noted(account, accounts.modifyIf(account.dn(), LdapEntries.PHONE_ALIAS, phone, List.of(change)));
    }

    private boolean noted(Account account, boolean done) {
        if (done) {
            changed.accept(account.username(), account.domain());
        }
        return done;
    }

    /** Whether the account that a reservation names has the alias; if not, the reservation is about to go or to count. */
    private boolean isOwned(Reservation reservation, String alias) throws LDAPException {
        return aliases.holder(reservation, alias)
                .filter(account -> account.has(alias))
                .isPresent();
    }

    private Reconciliation reservation(SearchResultEntry entry, boolean look) throws LDAPException {
        String alias = entry.getAttributeValue(LdapEntries.ALIAS_KEY);
        Reservation reservation = Reservation.of(entry).orElse(null);
        if (alias == null || reservation == null) {
            return Reconciliation.NOTHING;
        }
        if (WaitingNumbers.isOne(alias)) {
            boolean gone = waiting.isLeftOver(entry, alias)
                    && (look || accounts.deleteIf(entry.getDN(), LdapEntries.ALIAS_OWNER, reservation.owner()));
            return new Reconciliation(gone ? 1 : 0, 0, 0, 0, 0, 0, 0);
        }
        Optional<Account> holder = aliases.holder(reservation, alias);
        if (holder.isPresent()) {
            if (!look && !reservation.isBoundTo(holder.get()) && holder.get().has(alias)) {
                aliases.reservations().bind(reservation, holder.get());
            }
            return Reconciliation.NOTHING;
        }
        boolean removed = look || aliases.reservations().remove(reservation);
        if (removed && !look) {
            // Its account may have got the alias between our look at it and the removal.
            Optional<Account> account = accounts.read(reservation.owner()).filter(a -> a.has(alias));
            if (account.isPresent() && reservation.fits(account.get()) && aliases.restore(account.get(), alias)) {
                return Reconciliation.NOTHING;
            }
        }
        return new Reconciliation(removed ? 1 : 0, 0, 0, 0, 0, 0, 0);
    }

    /** Accounts that have ended: never confirmed, or deleted. */
    private Reconciliation ended(SearchResultEntry entry, boolean look) throws LDAPException {
        Account account = Account.of(entry);
        Instant now = clock.instant();
        Optional<Instant> deleted = account.deleted();
        if (deleted.isPresent()) {
            boolean removed = config.retention().isOver(deleted.get(), now)
                    && (look
                            || noted(
                                    account,
                                    accounts.remove(account, LdapEntries.DELETED, account.text(LdapEntries.DELETED))));
            return new Reconciliation(0, 0, 0, 0, 0, removed ? 1 : 0, 0);
        }
        String code = LdapEntries.code(Purpose.ACTIVATION);
        boolean removed = account.abandoned(now.minus(config.retention().unconfirmed()))
                && (look || noted(account, accounts.remove(account, code, account.text(code))));
        return new Reconciliation(0, 0, 0, 0, removed ? 1 : 0, 0, 0);
    }

    private Reconciliation counter(SearchResultEntry entry, boolean look) throws LDAPException {
        String window = entry.getAttributeValue(LdapEntries.SMS_WINDOW);
        boolean removed = window != null
                && SmsCounter.isOver(window, clock.instant(), length(entry))
                && (look || accounts.deleteIf(entry.getDN(), LdapEntries.SMS_WINDOW, window));
        return new Reconciliation(0, 0, 0, 0, 0, 0, removed ? 1 : 0);
    }

    private Duration length(SearchResultEntry counter) {
        String counted = counter.getAttributeValue(LdapEntries.SMS_NUMBER);
        return counted != null && counted.indexOf('@') >= 0
                ? config.mails().window()
                : config.sms().window();
    }

    @FunctionalInterface
    private interface Step {
        Reconciliation take(SearchResultEntry entry) throws LDAPException;
    }
}
