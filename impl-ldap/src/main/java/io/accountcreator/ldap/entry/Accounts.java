package io.accountcreator.ldap.entry;

import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.controls.AssertionRequestControl;
import io.accountcreator.ldap.connection.ConnectFailedException;
import io.accountcreator.ldap.connection.Directory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads and writes entries; every change is bound to what was read, by an assertion (RFC 4528). */
public final class Accounts {
    private final Directory directory;
    private final LdapEntries entries;

    public Accounts(Directory directory, LdapEntries entries) {
        this.directory = directory;
        this.entries = entries;
    }

    public LdapEntries entries() {
        return entries;
    }

    /** Finds an account by its user name as it is spelled, letter case aside. */
    public Optional<Account> find(String domain, String username) throws LDAPException {
        return occupant(domain, username).filter(account -> UserNames.same(account.username(), username));
    }

    /** Finds the account whose name is the same to the directory, which may be somebody else's name. */
    public Optional<Account> occupant(String domain, String username) throws LDAPException {
        return read(entries.account(domain, username).toString());
    }

    public Optional<Account> read(String dn) throws LDAPException {
        Optional<SearchResultEntry> entry = entry(dn);
        return entry.isEmpty() || isNoAccount(entry.get()) ? Optional.empty() : Optional.of(Account.of(entry.get()));
    }

    /** A person who has no account yet. Where nobody else makes entries it is one whose attributes are hidden from us. */
    private boolean isNoAccount(Entry entry) {
        return entries.adopts() && entry.hasAttribute("objectClass") && !entry.hasObjectClass(LdapEntries.SIP_ACCOUNT);
    }

    /**
     * Reads an entry; empty only if it is known not to be there. One that may just be hidden from us, as a whole or in what
     * it must have, is an outage: nobody may be told by a mistake in a directory that an account does not exist.
     */
    public Optional<SearchResultEntry> entry(String dn) throws LDAPException {
        if (!DN.isValidDN(dn) || !entries.isBelowBase(new DN(dn))) {
            // A reservation may name anything.
            return Optional.empty();
        }
        try {
            return Optional.of(directory.read(dn, Directory.ALL).orElseThrow(() -> hidden(dn)));
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.INVALID_DN_SYNTAX)) {
                // A name that cannot be a name here is nobody's.
                return Optional.empty();
            }
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw e;
            }
            ensureVisible(entries.topContainer(dn), e.getMatchedDN());
            return Optional.empty();
        }
    }

    /** Makes sure that we see what would be above the entry that was not found; it is made if it is not there. */
    private void ensureVisible(DN container, @Nullable String matched) throws LDAPException {
        if (matched != null && container.isAncestorOf(matched, true)) {
            return;
        }
        Optional<String> noBase = directory.missingBase();
        if (noBase.isPresent()) {
            throw new ConnectFailedException(
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "its base entry is missing", noBase.get());
        }
        addBelowParent(Directory.container(container));
        if (!directory.canSee(container.toString())) {
            throw hidden(container.toString());
        }
    }

    public static LDAPException hidden(String dn) {
        return new LDAPException(ResultCode.INSUFFICIENT_ACCESS_RIGHTS, "hidden from us: " + dn);
    }

    /** Adds an entry, and the containers above it where they are missing; false if there is one with its DN. */
    public boolean add(Entry entry) throws LDAPException {
        try {
            return addBelowParent(entry);
        } catch (LDAPException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                throw e;
            }
            addContainers(entry.getParentDN());
            return addBelowParent(entry);
        }
    }

    private boolean addBelowParent(Entry entry) throws LDAPException {
        try {
            directory.add(new AddRequest(entry));
            return true;
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.ENTRY_ALREADY_EXISTS)) {
                return false;
            }
            throw e;
        }
    }

    private void addContainers(@Nullable DN nearest) throws LDAPException {
        Deque<DN> missing = new ArrayDeque<>();
        for (DN dn = nearest; dn != null && entries.isBelowBase(dn); dn = dn.getParent()) {
            missing.push(dn);
        }
        for (DN dn : missing) {
            addBelowParent(Directory.container(dn));
        }
    }

    /** Changes an entry if the attribute still has the value; false if it has not, or the entry is gone. */
    public boolean modifyIf(String dn, String attribute, String value, List<Modification> changes)
            throws LDAPException {
        return modifyIf(dn, has(attribute, value), changes);
    }

    /** Changes an entry if it still matches; false if it does not, or the entry is gone. */
    public boolean modifyIf(String dn, Filter unchanged, List<Modification> changes) throws LDAPException {
        try {
            return modify(dn, unchanged, changes);
        } catch (LDAPException e) {
            List<Modification> older = NumberProof.without(changes);
            if (!isOfNewerSchema(e) || older.size() == changes.size() || older.isEmpty()) {
                throw e;
            }
            return modify(dn, unchanged, older);
        }
    }

    private boolean modify(String dn, Filter unchanged, List<Modification> changes) throws LDAPException {
        ModifyRequest request = new ModifyRequest(dn, changes);
        request.addControl(new AssertionRequestControl(unchanged));
        return unlessChanged(() -> directory.modify(request));
    }

    /** Until {@code ldap init} was run, an older directory does not know all that is written. */
    static boolean isOfNewerSchema(LDAPException refusal) {
        ResultCode code = refusal.getResultCode();
        return code.equals(ResultCode.UNDEFINED_ATTRIBUTE_TYPE) || code.equals(ResultCode.OBJECT_CLASS_VIOLATION);
    }

    /** Deletes an entry if the attribute still has the value; false if it has not, or the entry is gone. */
    public boolean deleteIf(String dn, String attribute, String value) throws LDAPException {
        return deleteIf(dn, has(attribute, value));
    }

    /** Deletes an entry if it still matches; false if it does not, or the entry is gone. */
    public boolean deleteIf(String dn, Filter unchanged) throws LDAPException {
        DeleteRequest request = new DeleteRequest(dn);
        request.addControl(new AssertionRequestControl(unchanged));
        return unlessChanged(() -> directory.delete(request));
    }

    /**
     * Removes an account if the attribute still has the value: its entry, or, if that was there before, what is ours in it.
     * False if it has not, or the entry is gone.
     */
    public boolean remove(Account account, String attribute, String value) throws LDAPException {
        return remove(account, has(attribute, value));
    }

    /** The same if it matches still. */
    public boolean remove(Account account, Filter matching) throws LDAPException {
        Filter unchanged = Filter.createANDFilter(matching, account.itself());
        return account.adopted()
                ? modifyIf(account.dn(), unchanged, Adoption.withdrawal())
                : deleteIf(account.dn(), unchanged);
    }

    /** Deletes an entry whatever it holds; false if it is gone. */
    public boolean delete(String dn) throws LDAPException {
        return unlessChanged(() -> directory.delete(new DeleteRequest(dn)));
    }

    /** Matches an entry whose attribute has the value, or none if that is null. */
    public static Filter has(String attribute, @Nullable String value) {
        return value == null
                ? Filter.createNOTFilter(Filter.createPresenceFilter(attribute))
                : Filter.createEqualityFilter(attribute, value);
    }

    private static boolean unlessChanged(Write write) throws LDAPException {
        try {
            write.run();
            return true;
        } catch (LDAPException e) {
            ResultCode code = e.getResultCode();
            if (code.equals(ResultCode.ASSERTION_FAILED) || code.equals(ResultCode.NO_SUCH_OBJECT)) {
                return false;
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws LDAPException;
    }
}
