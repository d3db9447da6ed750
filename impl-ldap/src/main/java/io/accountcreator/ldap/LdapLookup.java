package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumberForms;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.Accounts;
import io.accountcreator.ldap.entry.Aliases;
import io.accountcreator.ldap.entry.WaitingNumbers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds the accounts that requests name. What is not served, deleted or abandoned is as if it were not there. */
final class LdapLookup {
    private final LdapConfig config;
    private final Accounts accounts;
    private final Aliases aliases;
    private final WaitingNumbers waiting;
    private final Clock clock;

    LdapLookup(LdapConfig config, Accounts accounts, Aliases aliases, Clock clock) {
        this.config = config;
        this.accounts = accounts;
        this.aliases = aliases;
        this.clock = clock;
        waiting = new WaitingNumbers(accounts);
    }

    /** An account by its user name, or, if that is a number, by any form of it. */
    Optional<Account> byName(String domain, String username) throws LDAPException {
        Optional<Account> account = named(domain, username).filter(this::isThere);
        return account.isPresent() ? account : byOtherForm(domain, username);
    }

    /** An account that is named by another form of a number: apps name accounts by what people typed. */
    Optional<Account> byOtherForm(String domain, String number) throws LDAPException {
        for (String form : PhoneNumberForms.likely(number)) {
            Optional<Account> account =
                    form.equals(number) ? Optional.empty() : named(domain, form).filter(this::isThere);
            if (account.isPresent()) {
                return account;
            }
        }
        return Optional.empty();
    }

    /** An account, or what is left of one. */
    Optional<Account> named(String domain, String username) throws LDAPException {
        return config.serves(domain) ? accounts.find(domain, username) : Optional.empty();
    }

    /** Whether it is an account that somebody has, or may still confirm. */
    boolean isThere(Account account) {
        return account.deleted().isEmpty() && !account.abandoned(clock.instant());
    }

    /** Whether it is a tombstone whose time is not over. */
    boolean blocksItsName(Account account) {
        Instant now = clock.instant();
        return account.deleted()
                .filter(deleted -> !config.retention().isOver(deleted, now))
                .isPresent();
    }

    /** The account that owns a phone number. */
    Optional<Account> byAlias(String domain, String phone) throws LDAPException {
        return PhoneNumbers.isE164(phone) ? owner(domain, phone) : Optional.empty();
    }

    /** The account that was created last of those that wait for a code to a phone number. */
    Optional<Account> waitingAt(String domain, String phone) throws LDAPException {
        return config.serves(domain) ? waiting.find(domain, phone).filter(this::isThere) : Optional.empty();
    }

    /** The account that owns a phone number, or an e-mail address if no two may have it. */
    Optional<Account> owner(String domain, String target) throws LDAPException {
        Optional<String> alias = config.serves(domain) ? aliases.alias(target) : Optional.empty();
        return alias.isEmpty() ? Optional.empty() : aliases.owner(domain, alias.get());
    }
}
