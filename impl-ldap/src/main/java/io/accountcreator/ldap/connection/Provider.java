package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.extensions.StartTLSExtendedRequest;
import io.accountcreator.ldap.config.Bind;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.config.LdapServers;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One server of the directory. */
public final class Provider {
    private final LdapServers servers;
    private final LDAPURL url;
    private final LDAPConnectionOptions options;
    private final ScheduledExecutorService timer;
    private final ConnectProblem problem;
    private volatile long silentUntil = System.nanoTime();
    private volatile @Nullable ConnectFailedException lastFailure;

    Provider(LdapServers servers, LDAPURL url, LDAPConnectionOptions options, ScheduledExecutorService timer) {
        this.servers = servers;
        this.url = url;
        this.options = options;
        this.timer = timer;
        problem = new ConnectProblem(url, servers.startTls(), servers.bindDn(), servers.timeout());
    }

    String name() {
        return url.getHost() + ":" + url.getPort();
    }

    boolean isAt(String host, int port) {
        return url.getHost().equalsIgnoreCase(host) && url.getPort() == port;
    }

    /**
     * Makes a connection, encrypted and bound, within the timeout all in all. A server that used it up is not asked again for
     * as long: one request could be kept waiting by a row of connections that have to be replaced.
     */
    LDAPConnection connect() throws LDAPException {
        long begin = System.nanoTime();
        ConnectFailedException known = lastFailure;
        if (begin - silentUntil < 0 && known != null) {
            throw new ConnectFailedException(ResultCode.CONNECT_ERROR, known.brief(), known.detail());
        }
        try {
            return connectWithin();
        } catch (ConnectFailedException e) {
            lastFailure = e;
            long end = System.nanoTime();
            silentUntil = end + (end - begin);
            throw e;
        }
    }

    private LDAPConnection connectWithin() throws ConnectFailedException {
        Sockets sockets = new Sockets(servers, url.getHost());
        AtomicBoolean decided = new AtomicBoolean();
        Future<?> end = breakOffLater(sockets, decided);
        LDAPConnection connection = null;
        try {
            connection = connection(sockets);
            encrypt(connection, sockets);
            bind(connection);
            if (decided.compareAndSet(false, true)) {
                end.cancel(false);
                return connection;
            }
            throw problem.late();
        } catch (ConnectFailedException e) {
            end.cancel(false);
            if (connection != null) {
                connection.closeWithoutUnbind();
            }
            // What was broken off looks like anything.
            throw decided.compareAndSet(false, true) ? e : problem.late();
        }
    }

    private Future<?> breakOffLater(Sockets sockets, AtomicBoolean decided) throws ConnectFailedException {
        Runnable late = () -> {
            if (decided.compareAndSet(false, true)) {
                sockets.breakOff();
            }
        };
        try {
            return timer.schedule(late, servers.millis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            throw new ConnectFailedException(ResultCode.CONNECT_ERROR, "closed", "this host is about to stop");
        }
    }

    private LDAPConnection connection(Sockets sockets) throws ConnectFailedException {
        try {
            return new LDAPConnection(sockets, options, url.getHost(), url.getPort());
        } catch (LDAPException e) {
            throw problem.notConnected(e);
        }
    }

    private void encrypt(LDAPConnection connection, Sockets sockets) throws ConnectFailedException {
        if (!servers.startTls()) {
            return;
        }
        try {
            var answer = connection.processExtendedOperation(new StartTLSExtendedRequest(sockets));
            if (!answer.getResultCode().equals(ResultCode.SUCCESS)) {
                throw problem.noStartTls(answer.getResultCode());
            }
        } catch (ConnectFailedException e) {
            throw e;
        } catch (LDAPException e) {
            throw problem.notEncrypted(e);
        }
    }

    private void bind(LDAPConnection connection) throws ConnectFailedException {
        Bind who = servers.bind();
        if (who == null) {
            return;
        }
        try {
            connection.bind(who.request());
        } catch (LDAPException e) {
            throw problem.notBound(e);
        }
    }

    /**
     * What a server has seen of the others' changes (contextCSN of OpenLDAP), empty if it does not say.
     *
     * @param base an entry that has to be there
     */
    List<String> changes(String base) throws LDAPException {
        try (LDAPConnection connection = connect()) {
            if (connection.getEntry(base, "1.1") == null) {
                throw new LDAPException(ResultCode.NO_SUCH_OBJECT, name() + " has no " + base);
            }
            RootDSE root = connection.getRootDSE();
            String[] suffixes = root == null ? null : root.getNamingContextDNs();
            for (String suffix : suffixes == null ? new String[0] : suffixes) {
                Entry entry = isAbove(suffix, base) ? connection.getEntry(suffix, "contextCSN") : null;
                String[] values = entry == null ? null : entry.getAttributeValues("contextCSN");
                if (values != null) {
                    return Arrays.asList(values);
                }
            }
            return List.of();
        }
    }

    private static boolean isAbove(String suffix, String base) throws LDAPException {
        return !suffix.isEmpty() && LdapConfig.dn(suffix).isAncestorOf(base, true);
    }

    /** Whether somebody who has seen {@code mine} knows all that somebody knows who has seen {@code others}. */
    public static boolean isUpToDate(List<String> mine, List<String> others) {
        return others.stream().allMatch(other -> of(mine, serverId(other))
                .map(own -> own.compareTo(other) >= 0)
                .orElse(mine.isEmpty()));
    }

    private static Optional<String> of(List<String> changes, @Nullable String serverId) {
        return changes.stream()
                .filter(change -> serverId != null && serverId.equals(serverId(change)))
                .findFirst();
    }

    /** {@code <time>#<count>#<server>#<modification>}. */
    private static @Nullable String serverId(String change) {
        String[] parts = change.split("#", -1);
        return parts.length == 4 ? parts[2] : null;
    }
}
