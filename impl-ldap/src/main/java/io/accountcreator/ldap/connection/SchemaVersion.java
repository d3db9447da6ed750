package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The version of the schema that the entries of a directory are made by; an entry of its own says it. */
public final class SchemaVersion {
    /**
     * What this code writes. 1 was before there was such an entry; 2 adds it, and adopted entries; 3 the ranges of phone
     * numbers; 4 the id of the account in reservations, and when numbers were proven. Whatever comes only adds to the schema:
     * hosts of different versions use one directory while they are exchanged one by one.
     */
    public static final int CURRENT = 4;

    public static final String ATTRIBUTE = "sipSchemaVersion";

    private static final Logger LOG = System.getLogger(SchemaVersion.class.getName());

    private final Directory directory;
    private final DN base;

    public SchemaVersion(Directory directory, DN base) {
        this.directory = directory;
        this.base = base;
    }

    public static DN dn(DN base) {
        return new DN(new RDN("cn", "sip-directory"), base);
    }

    /** The entry as this code makes it. */
    public static Entry entry(DN base) {
        Entry entry = new Entry(dn(base));
        entry.addAttribute("objectClass", "top", "sipDirectory");
        entry.addAttribute("cn", "sip-directory");
        entry.addAttribute(ATTRIBUTE, String.valueOf(CURRENT));
        return entry;
    }

    /** Reads the version of the directory; empty if it does not say. */
    public Optional<Integer> read() throws LDAPException {
        try {
            return directory.read(dn(base).toString()).map(SchemaVersion::of).filter(version -> version > 0);
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static int of(SearchResultEntry entry) {
        @Nullable Integer version = entry.getAttributeValueAsInteger(ATTRIBUTE);
        return version == null ? 0 : version;
    }

    /** Warns, at start, of a directory that is not of this version, or that cannot be used. */
    public void tell() {
        try {
            Optional<Integer> version = read();
            Optional<String> noBase = version.isPresent() ? Optional.empty() : directory.missingBase();
            if (noBase.isPresent()) {
                LOG.log(Level.WARNING, "the directory cannot be used: {0}", noBase.get());
            } else if (version.isEmpty() || version.get() != CURRENT) {
                LOG.log(Level.WARNING, warning(version));
            }
        } catch (LDAPException e) {
            LOG.log(Level.WARNING, "the directory cannot be used: {0}", DirectoryProblem.detail(e));
        }
    }

    /** What to do about another version. */
    static String warning(Optional<Integer> version) {
        if (version.isEmpty()) {
            return "the directory has no schema version, this host has " + CURRENT
                    + ": run 'account-creator ldap init' once";
        }
        return version.get() < CURRENT
                ? "the schema of the directory is version " + version.get() + ", older than " + CURRENT
                        + " of this host: run 'account-creator ldap init'"
                : "the schema of the directory is version " + version.get() + ", newer than " + CURRENT
                        + " of this host: upgrade this host";
    }
}
