package io.accountcreator.ldap.entry;

import static com.unboundid.ldap.sdk.ModificationType.REPLACE;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Which account, of those that wait for a code, was created last with a number, so that it can be recovered by the number though
 * it has another name. It owns nothing by that. An entry is beside the reservations, of the same class, and goes when the account is
 * activated or the reservations are reconciled.
 */
public final class WaitingNumbers {
    private static final Logger LOG = System.getLogger(WaitingNumbers.class.getName());

    /** No number or address begins so. */
    private static final String PREFIX = "waiting:";

    private final Accounts accounts;

    public WaitingNumbers(Accounts accounts) {
        this.accounts = accounts;
    }

    public static boolean isOne(String aliasKey) {
        return aliasKey.startsWith(PREFIX);
    }

    /** The number that is noted; any other alias as it is. */
    public static String number(String aliasKey) {
        return isOne(aliasKey) ? aliasKey.substring(PREFIX.length()) : aliasKey;
    }

    /** Notes that a code went to a number. */
    public void note(String domain, String phone, String dn) throws LDAPException {
        Entry entry = accounts.entries().newAlias(domain, PREFIX + phone, dn);
        if (!accounts.add(entry)) {
            accounts.modifyIf(
                    entry.getDN(),
                    Accounts.has(LdapEntries.ALIAS_KEY, PREFIX + phone),
                    List.of(new Modification(REPLACE, LdapEntries.ALIAS_OWNER, dn)));
        }
    }

    /** Removes what was noted, if it is of this account, which waits no more. Nothing is lost if that fails. */
    public void forget(String domain, String phone, String dn) {
        try {
            accounts.deleteIf(accounts.entries().alias(domain, PREFIX + phone).toString(), LdapEntries.ALIAS_OWNER, dn);
        } catch (LDAPException e) {
            LOG.log(
                    Level.DEBUG,
                    "left until it is reconciled: {0}",
                    e.getResultCode().getName());
        }
    }

    /** Finds the account that was created last, if it waits for a code to this number. */
    public Optional<Account> find(String domain, String phone) throws LDAPException {
        Optional<SearchResultEntry> entry =
                accounts.entry(accounts.entries().alias(domain, PREFIX + phone).toString());
        return entry.isEmpty() ? Optional.empty() : read(entry.get(), phone);
    }

    private Optional<Account> read(SearchResultEntry entry, String phone) throws LDAPException {
        String owner = entry.getAttributeValue(LdapEntries.ALIAS_OWNER);
        return owner == null || !DN.isValidDN(owner)
                ? Optional.empty()
                : accounts.read(owner).filter(account -> account.waitsAt(phone));
    }

    /** Whether an entry is of no use any more. */
    public boolean isLeftOver(SearchResultEntry entry, String aliasKey) throws LDAPException {
        return read(entry, number(aliasKey)).isEmpty();
    }
}
