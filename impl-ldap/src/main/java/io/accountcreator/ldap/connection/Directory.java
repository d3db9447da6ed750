package io.accountcreator.ldap.connection;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.sdk.AddRequest;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DeleteRequest;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPResult;
import com.unboundid.ldap.sdk.ModifyRequest;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResult;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldap.sdk.controls.SimplePagedResultsControl;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapServers;
import io.accountcreator.ldap.config.LdapSetting;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The way to the directory: a bounded number of connections, made when they are needed, or an embedded directory. */
public final class Directory implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Directory.class.getName());

    /** The greatest entry that is ours is far below; the library would take 20 MiB. */
    private static final int LARGEST_MESSAGE = 1 << 20;

    /** What tells an entry from every other one, whatever its name. */
    public static final String ENTRY_UUID = "entryUUID";

    /** What people and programs have written, and the UUID. */
    public static final String[] ALL = {SearchRequest.ALL_USER_ATTRIBUTES, ENTRY_UUID};

    private static final int PAGE = 500;
    private static final int TEST_SIZE = 2000;
    private static final int REFERRALS_IN_A_ROW = 2;
    private static final long HEALTH_CHECK_MILLIS = 10_000;

    private final WriteHealth writes = new WriteHealth(System::nanoTime);
    private final FullLDAPInterface connections;
    private final String base;
    private final Semaphore free;
    private final Duration wait;

    public Directory(FullLDAPInterface connections, String base, int most, Duration wait) {
        this.connections = connections;
        this.base = base;
        this.free = new Semaphore(most);
        this.wait = wait;
    }

    /** Opens it without talking to it, so that a host starts while its directory is down. */
    public static Directory open(LdapConfig config) throws LDAPException {
        LdapServers servers = config.servers();
        return servers == null
                ? new Directory(
                        MemoryDirectory.open(config.base()),
                        config.base().toString(),
                        Integer.MAX_VALUE,
                        Duration.ofSeconds(1))
                : new Directory(
                        pool(config, servers), config.base().toString(), servers.connections(), servers.timeout());
    }

    private static LDAPConnectionPool pool(LdapConfig config, LdapServers servers) throws LDAPException {
        if (servers.isOpenToSee()) {
            LOG.log(Level.WARNING, "what goes to and from the directory is not encrypted, nor is the bind password");
        }
        LDAPConnectionOptions options = options(servers);
        Providers providers = new Providers(servers, config.base().toString(), options);
        options.setReferralConnector((url, connection) -> {
            if (!providers.contains(url)) {
                throw new LDAPException(ResultCode.REFERRAL, "a referral to a server that is not in the settings");
            }
            return connection.getReferralConnection(url, connection);
        });
        LDAPConnectionPool pool =
                new LDAPConnectionPool(providers, null, 0, servers.connections(), 0, null, false, providers.check());
        pool.setConnectionPoolName("account-creator");
        pool.setHealthCheckIntervalMillis(
                Math.min(HEALTH_CHECK_MILLIS, servers.returnAfter().toMillis()));
        // A write whose answer was lost may have been done: only questions are asked again.
        pool.setRetryFailedOperationsDueToInvalidConnections(EnumSet.of(OperationType.SEARCH));
        return pool;
    }

    private static LDAPConnectionOptions options(LdapServers servers) {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(servers.millis());
        options.setResponseTimeoutMillis(servers.millis());
        options.setAbandonOnTimeout(true);
        options.setMaxMessageSize(LARGEST_MESSAGE);
        options.setFollowReferrals(servers.followReferrals());
        options.setReferralHopLimit(REFERRALS_IN_A_ROW);
        return options;
    }

    /** Reads one entry. The answer to a search for one is one: whatever else a server sends ends the connection. */
    public Optional<SearchResultEntry> read(String dn, String... attributes) throws LDAPException {
        SearchEntries answer = new SearchEntries(1);
        SearchRequest request =
                new SearchRequest(answer, dn, SearchScope.BASE, Filter.createPresenceFilter("objectClass"), attributes);
        within(() -> connections.search(request));
        return answer.found().stream().findFirst();
    }

    /** Visits all entries below a container, which may be missing, page by page (RFC 2696). */
    public void forEach(String container, Filter filter, Visitor visitor) throws LDAPException {
        try {
            if (connections instanceof LDAPConnectionPool pool) {
                visitPages(pool, container, filter, visitor);
            } else {
                // The pages of the embedded directory slip when entries are removed.
                SearchEntries all = new SearchEntries(Integer.MAX_VALUE);
                connections.search(new SearchRequest(all, container, SearchScope.SUB, filter, ALL));
                visit(all, visitor);
            }
        } catch (LDAPException e) {
            if (!e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT) || !canSee(base)) {
                throw e;
            }
        }
    }

    /** To slapd a page belongs to its connection, which the pool must therefore not change in between. */
    private void visitPages(LDAPConnectionPool pool, String container, Filter filter, Visitor visitor)
            throws LDAPException {
        SdkBuffers buffers = SdkBuffers.watch();
        LDAPConnection connection = within(pool::getConnection);
        boolean usable = false;
        try {
            ASN1OctetString cookie = null;
            do {
                SearchEntries page = new SearchEntries(2 * PAGE);
                SearchRequest request = new SearchRequest(page, container, SearchScope.SUB, filter, ALL);
                request.addControl(new SimplePagedResultsControl(PAGE, cookie, true));
                SearchResult result = within(() -> connection.search(request));
                visit(page, visitor);
                SimplePagedResultsControl more = SimplePagedResultsControl.get(result);
                cookie = more == null || !more.moreResultsToReturn() ? null : more.getCookie();
            } while (cookie != null);
            usable = true;
        } finally {
            if (usable) {
                pool.releaseConnection(connection);
            } else {
                pool.releaseDefunctConnection(connection);
            }
            buffers.forget();
        }
    }

    private static void visit(SearchEntries entries, Visitor visitor) throws LDAPException {
        for (SearchResultEntry entry : entries.found()) {
            visitor.visit(entry);
        }
    }

    /** Whether there is an entry that we are allowed to see. */
    public boolean canSee(String dn) throws LDAPException {
        try {
            return read(dn, SearchRequest.NO_ATTRIBUTES).isPresent();
        } catch (LDAPException e) {
            if (e.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return false;
            }
            throw e;
        }
    }

    /** Says what is wrong if the entry is not there that everything lies below; empty if nothing is. */
    public Optional<String> missingBase() throws LDAPException {
        if (canSee(base)) {
            return Optional.empty();
        }
        RootDSE root = within(connections::getRootDSE);
        String[] suffixes = root == null ? null : root.getNamingContextDNs();
        List<String> databases = suffixes == null ? List.of() : List.of(suffixes);
        boolean held = databases.isEmpty()
                || databases.stream()
                        .anyMatch(suffix ->
                                DN.isValidDN(suffix) && LdapConfig.dn(suffix).isAncestorOf(LdapConfig.dn(base), true));
        return Optional.of(
                held
                        ? "there is no entry " + base + " (" + LdapSetting.BASE_DN.key()
                                + "), or it is hidden from the bind DN"
                        : "it has no database for " + base + " (" + LdapSetting.BASE_DN.key() + "), but "
                                + ConnectProblem.ours(String.join("; ", databases)));
    }

    public void add(AddRequest request) throws LDAPException {
        write(String.join(" ", classes(request)), () -> connections.add(request));
    }

    private static List<String> classes(AddRequest request) {
        return request.getAttributes().stream()
                .filter(attribute -> attribute.getName().equalsIgnoreCase("objectClass"))
                .flatMap(attribute -> Arrays.stream(attribute.getValues()))
                .toList();
    }

    public void modify(ModifyRequest request) throws LDAPException {
        write(WriteHealth.CHANGE, () -> connections.modify(request));
    }

    public void delete(DeleteRequest request) throws LDAPException {
        write(WriteHealth.CHANGE, () -> connections.delete(request));
    }

    private void write(String kind, Work<LDAPResult> work) throws LDAPException {
        try {
            within(work);
            writes.done(kind);
        } catch (LDAPException e) {
            writes.failed(kind, e);
            throw e;
        }
    }

    /** Whether changes are taken, as far as writes have shown. */
    public WriteHealth writes() {
        return writes;
    }

    /** Tries whether an entry can be added, and takes it away again. */
    public void testWrite() {
        DN dn = new DN(new RDN("ou", "write-test"), LdapConfig.dn(base));
        Entry entry = container(dn);
        // As large as an account: a full database has room for a small one.
        entry.addAttribute("description", "x".repeat(TEST_SIZE));
        try {
            within(() -> connections.add(new AddRequest(entry)));
            writes.tested();
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "still degraded: {0}", DirectoryProblem.detail(e));
        }
        try {
            within(() -> connections.delete(dn.toString()));
        } catch (LDAPException e) {
            LOG.log(Level.DEBUG, "no {0} to delete: {1}", dn, e.getResultCode().getName());
        }
    }

    /** An entry that others lie below. */
    public static Entry container(DN dn) {
        return new Entry(
                dn,
                new Attribute("objectClass", "top", "organizationalUnit"),
                new Attribute("ou", dn.getRDN().getAttributeValues()[0]));
    }

    private <T> T within(Work<T> work) throws LDAPException {
        SdkBuffers buffers = SdkBuffers.watch();
        boolean entered = false;
        try {
            entered = free.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
            if (!entered) {
                throw new LDAPException(ResultCode.BUSY, "no connection is free");
            }
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LDAPException(ResultCode.USER_CANCELED, "interrupted", e);
        } catch (SearchEntries.TooManyException e) {
            throw new LDAPException(ResultCode.DECODING_ERROR, e.getMessage(), e);
        } finally {
            if (entered) {
                free.release();
            }
            buffers.forget();
        }
    }

    public FullLDAPInterface connections() {
        return connections;
    }

    @Override
    public void close() {
        SdkBuffers buffers = SdkBuffers.watch();
        connections.close();
        buffers.forget();
    }

    @FunctionalInterface
    public interface Visitor {
        void visit(SearchResultEntry entry) throws LDAPException;
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws LDAPException;
    }
}
