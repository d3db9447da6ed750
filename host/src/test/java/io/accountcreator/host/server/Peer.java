package io.accountcreator.host.server;

import io.accountcreator.host.real.SeHost;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the XML-RPC backend of a deployed host talks to: the gateway of a host with LDAP, in a process of its own. It ends
 * with the test JVM.
 */
final class Peer {
    private static final Map<String, SeHost> RUNNING = new ConcurrentHashMap<>();

    private Peer() {}

    /** The one of a deployment, started with an empty directory when it is first asked for. */
    static SeHost of(String deployment) {
        return RUNNING.computeIfAbsent(deployment, name -> start());
    }

    private static SeHost start() {
        SeHost peer = SeHost.start(HostWar.settings("accountcreator.ldap.url", "memory:"));
        Runtime.getRuntime().addShutdownHook(new Thread(peer::close));
        return peer;
    }
}
