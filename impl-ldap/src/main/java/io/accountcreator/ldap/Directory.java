package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.FullLDAPInterface;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import io.accountcreator.Secret;
import java.util.EnumSet;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Opens the way to the directory: a pool of connections, made when they are needed, or an embedded one. */
final class Directory {
    private Directory() {}

    /** Opens it without talking to it, so that a host starts while its directory is down. */
    static FullLDAPInterface open(LdapConfig config) throws LDAPException {
        LDAPURL server = config.server();
        return server == null ? MemoryDirectory.open(config.base()) : pool(config, server);
    }

    private static LDAPConnectionPool pool(LdapConfig config, LDAPURL server) throws LDAPException {
        SingleServerSet servers =
                new SingleServerSet(server.getHost(), server.getPort(), sockets(server), options(config));
        LDAPConnectionPool pool =
                new LDAPConnectionPool(servers, bind(config), 0, config.connections(), 0, null, false, null);
        pool.setConnectionPoolName("account-creator");
        // A write whose answer was lost may have been done: only questions are asked again.
        pool.setRetryFailedOperationsDueToInvalidConnections(EnumSet.of(OperationType.SEARCH));
        return pool;
    }

    private static @Nullable SimpleBindRequest bind(LdapConfig config) {
        DN dn = config.bindDn();
        Secret password = config.bindPassword();
        return dn == null || password == null ? null : new SimpleBindRequest(dn, password.reveal());
    }

    private static LDAPConnectionOptions options(LdapConfig config) {
        // To the library 0 is no limit.
        int millis = Math.toIntExact(Math.max(1, config.timeout().toMillis()));
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis(millis);
        options.setResponseTimeoutMillis(millis);
        options.setAbandonOnTimeout(true);
        options.setFollowReferrals(false);
        return options;
    }

    private static SocketFactory sockets(LDAPURL server) {
        return server.getScheme().equals("ldaps") ? new TlsSockets() : SocketFactory.getDefault();
    }
}
