package io.accountcreator.ldap.command;

import com.unboundid.ldap.sdk.Entry;
import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.ldap.entry.Account;
import io.accountcreator.ldap.entry.LdapEntries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account as files have it.
 *
 * @param username as it is spelled
 * @param domain SIP domain
 * @param hashes at least one
 * @param phones E.164
 * @param email for recovery
 * @param displayName for people
 * @param suspended whether it is kept from being used
 * @param created if it is known
 */
record AccountRow(
        String username,
        String domain,
        Map<Algorithm, Secret> hashes,
        List<String> phones,
        Optional<String> email,
        Optional<String> displayName,
        boolean suspended,
        Optional<Instant> created) {
    static final String ACTIVE = "active";
    static final String SUSPENDED = "suspended";

    /** The entry that it becomes. */
    Entry entry(LdapEntries entries, Instant now) {
        Entry entry = entries.account(domain, username, created.orElse(now), !suspended);
        hashes.forEach((algorithm, hash) -> entry.addAttribute(LdapEntries.ha1(algorithm), hash.reveal()));
        if (!phones.isEmpty()) {
            entry.addAttribute(LdapEntries.PHONE_ALIAS, phones);
        }
        if (suspended) {
            entry.addAttribute(LdapEntries.SUSPENDED, LdapEntries.TRUE);
        }
        email.ifPresent(mail -> entry.addAttribute(LdapEntries.MAIL, mail));
        displayName.ifPresent(name -> entry.addAttribute(LdapEntries.DISPLAY_NAME, name));
        return entry;
    }

    /** Whether an account holds all this: then it need not be added. */
    boolean isHeldBy(Account account) {
        return account.username().equals(username)
                && account.deleted().isEmpty()
                && account.suspended() == suspended
                && account.activated() != suspended
                && phones.stream().allMatch(account::has)
                && email.map(mail -> mail.equalsIgnoreCase(account.mail())).orElse(true)
                && hashes.entrySet().stream().allMatch(hash -> account.ha1(hash.getKey())
                        .filter(stored -> stored.matches(hash.getValue().reveal()))
                        .isPresent());
    }
}
