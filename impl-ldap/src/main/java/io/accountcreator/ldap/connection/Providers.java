package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.AbstractConnectionPool;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import io.accountcreator.ldap.config.LdapServers;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a directory, one of which everything goes to, reads and writes, over every connection: when two are written
 * at once a number can end on two accounts (ADR 0012). If it cannot be reached the next one is taken, and a better one only
 * after it has been back for a while with all changes.
 */
final class Providers extends ServerSet {
    private static final Logger LOG = System.getLogger(Providers.class.getName());
    private static final long NEVER = Long.MIN_VALUE;
    private static final int LOOKS = 10;
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final ScheduledExecutorService timer = Timers.create("account-creator-ldap-connect");
    private final List<Provider> providers;
    private final long returnAfterNanos;
    private final String base;
    private final AtomicInteger current = new AtomicInteger();
    private final long[] backSince;

    Providers(LdapServers servers, String base, LDAPConnectionOptions options) {
        providers = servers.urls().stream()
                .map(url -> new Provider(servers, url, options, timer))
                .toList();
        returnAfterNanos = servers.returnAfter().toNanos();
        this.base = base;
        backSince = new long[providers.size()];
        Arrays.fill(backSince, NEVER);
    }

    /** The pool that uses it calls this when it is closed. */
    @Override
    public void shutDown() {
        timer.shutdownNow();
    }

    @Override
    public LDAPConnection getConnection() throws LDAPException {
        return getConnection(null);
    }

    @Override
    public LDAPConnection getConnection(@Nullable LDAPConnectionPoolHealthCheck check) throws LDAPException {
        int first = current.get();
        try {
            return providers.get(first).connect();
        } catch (LDAPException e) {
            return connectToAnother(first, e);
        }
    }

    private LDAPConnection connectToAnother(int failed, LDAPException why) throws LDAPException {
        for (int next = 0; next < providers.size(); next++) {
            if (next == failed) {
                continue;
            }
            try {
                LDAPConnection connection = providers.get(next).connect();
                if (current.compareAndSet(failed, next)) {
                    LOG.log(
                            Level.WARNING,
                            "directory {0} cannot be used ({1}): going on with {2}",
                            providers.get(failed).name(),
                            DirectoryProblem.detail(why),
                            providers.get(next).name());
                }
                if (current.get() == next) {
                    return connection;
                }
                connection.close();
                return providers.get(current.get()).connect();
            } catch (LDAPException e) {
                LOG.log(Level.DEBUG, "nor {0}: {1}", providers.get(next).name(), DirectoryProblem.detail(e));
            }
        }
        throw why;
    }

    private boolean isCurrent(LDAPConnection connection) {
        return providers.get(current.get()).isAt(connection.getConnectedAddress(), connection.getConnectedPort());
    }

    /** Whether a referral leads to one of the servers: a stranger must not be shown our password. */
    boolean contains(LDAPURL url) {
        return providers.stream().anyMatch(provider -> provider.isAt(url.getHost(), url.getPort()));
    }

    /** Goes back to a better server if there is one. Called by one thread. */
    private void goBack() {
        int used = current.get();
        long now = System.nanoTime();
        for (int better = 0; better < used; better++) {
            if (!isBack(better, used)) {
                backSince[better] = NEVER;
            } else if (backSince[better] == NEVER) {
                backSince[better] = now;
            } else if (now - backSince[better] >= returnAfterNanos && current.compareAndSet(used, better)) {
                LOG.log(
                        Level.WARNING,
                        "directory {0} is back in use",
                        providers.get(better).name());
                return;
            }
        }
    }

    /** Whether it gets all changes that are there now; while more are made it is never quite up to date. */
    private boolean isBack(int better, int used) {
        try {
            List<String> known = providers.get(used).changes(base);
            for (int look = 0; look < LOOKS; look++) {
                if (Provider.isUpToDate(providers.get(better).changes(base), known)) {
                    return true;
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
            return false;
        } catch (LDAPException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What keeps a pool to the server that is used. */
    LDAPConnectionPoolHealthCheck check() {
        return new LDAPConnectionPoolHealthCheck() {
            @Override
            public void ensureConnectionValidForCheckout(LDAPConnection connection) throws LDAPException {
                if (!isCurrent(connection)) {
                    throw new LDAPException(ResultCode.SERVER_DOWN, "a server that is no longer used");
                }
            }

            @Override
            public void ensureConnectionValidForContinuedUse(LDAPConnection connection) throws LDAPException {
                ensureConnectionValidForCheckout(connection);
            }

            @Override
            public void performPoolMaintenance(AbstractConnectionPool pool) {
                goBack();
            }
        };
    }
}
