package io.accountcreator.ldap.entry;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The entry that says whose an alias is, as it was read.
 *
 * @param dn its DN, which is the alias
 * @param id its {@code entryUUID}, if it is shown
 * @param owner the DN of the account that it was made for
 * @param ownerId the {@code entryUUID} of that very account; null if a host of before version 4 of the schema made it
 */
public record Reservation(
        String dn,
        @Nullable String id,
        String owner,
        @Nullable String ownerId) {
    /** Takes an entry; empty if it names no owner. */
    public static Optional<Reservation> of(Entry entry) {
        String owner = entry.getAttributeValue(LdapEntries.ALIAS_OWNER);
        return owner == null
                ? Optional.empty()
                : Optional.of(new Reservation(
                        entry.getDN(),
                        entry.getAttributeValue(LdapEntries.ENTRY_UUID),
                        owner,
                        entry.getAttributeValue(LdapEntries.ALIAS_OWNER_ID)));
    }

    /** Whether the account that has the owner's DN now may be the one that it was made for. */
    public boolean fits(Account account) {
        return ownerId == null || account.id() == null || ownerId.equalsIgnoreCase(account.id());
    }

    /** Whether it was made for this account, of whatever DN, or as far as can be told by the DN. */
    public boolean isOf(Account account) throws LDAPException {
        return ownerId == null || account.id() == null
                ? DN.equals(owner, account.dn())
                : ownerId.equalsIgnoreCase(account.id());
    }

    /** Whether it says all there is to say of this account. */
    public boolean isBoundTo(Account account) throws LDAPException {
        return DN.equals(owner, account.dn())
                && (account.id() == null || account.id().equalsIgnoreCase(ownerId));
    }

    /** Matches it as long as it is the entry that was read, and unchanged. */
    Filter asRead() {
        return Filter.createANDFilter(asReadWithoutOwnerId(), Accounts.has(LdapEntries.ALIAS_OWNER_ID, ownerId));
    }

    /** The same for a directory whose schema does not know of the id. */
    Filter asReadWithoutOwnerId() {
        Filter owned = Filter.createEqualityFilter(LdapEntries.ALIAS_OWNER, owner);
        return id == null
                ? owned
                : Filter.createANDFilter(Filter.createEqualityFilter(LdapEntries.ENTRY_UUID, id), owned);
    }
}
