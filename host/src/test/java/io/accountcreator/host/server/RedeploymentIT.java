package io.accountcreator.host.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.server.empty.EmptyServlet;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.real.FreePort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hosts that are taken out of a running server leave nothing there, however often. */
@Tag("redeployment")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RedeploymentIT {
    private static final String LDAP = "redeployed-ldap";
    private static final String XMLRPC = "redeployed-xmlrpc";
    private static final String EMPTY = "redeployed-empty";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final int TIMES = 20;
    private static final int THREADS = 64;

    /** WildFly has four threads for requests that do not end; each keeps the one that it was made for, and maybe the last one. */
    private static final int KEPT_BY_THREADS = "wildfly".equals(System.getProperty("arquillian.launch")) ? 8 : 0;

    private static final int LDAP_PORT = FreePort.find();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = LDAP, managed = false, testable = false)
    static WebArchive withLdap() {
        Map<String, String> settings = HostWar.settings("accountcreator.sender", "none");
        settings.putAll(Slapd.settings("ldap://127.0.0.1:" + LDAP_PORT));
        return HostWar.withTestBeans(HostWar.ldap(LDAP, settings), HostWar.folder(LDAP));
    }

    /** Speaks to the other one. */
    @Deployment(name = XMLRPC, managed = false, testable = false)
    static WebArchive asBuilt() {
        return HostWar.asBuilt(XMLRPC, HostWar.settings("accountcreator.xmlrpc.url", url(LDAP, "xmlrpc")));
    }

    @Deployment(name = EMPTY, managed = false, testable = false)
    static WebArchive empty() {
        return ShrinkWrap.create(WebArchive.class, EMPTY + ".war").addClass(EmptyServlet.class);
    }

    @Test
    void nothingShouldBeLeftAfterTwentyRedeployments() {
        try (Slapd slapd = Slapd.start(LDAP_PORT)) {
            deployUseAndUndeploy("first");
            Footprint before = settled(1);

            for (int i = 0; i < TIMES; i++) {
                deployUseAndUndeploy("user" + i);
            }

            Footprint after = settled(1 + TIMES);
            System.out.println("redeployment: before " + before + ", after " + after + " " + slapd.url());
            // One thread per deployment would be this many.
            assertThat(after.threads() - before.threads()).isLessThan(TIMES);
        }
    }

    private void deployUseAndUndeploy(String username) {
        deployed(EMPTY, () -> assertThat(Http.status(url(EMPTY, "empty"))).isEqualTo(204));
        deployed(LDAP, () -> deployed(XMLRPC, () -> use(username)));
    }

    private void deployed(String name, Runnable use) {
        deployer.deploy(name);
        try {
            use.run();
        } finally {
            deployer.undeploy(name);
        }
    }

    private static void use(String username) {
        List<String> fields = List.of(username, username + "@example.org", HA1, "IT", HostWar.DOMAIN);
        assertThat(RawCall.call(URI.create(url(XMLRPC, "xmlrpc")), "create_email_account", fields))
                .isEqualTo("OK");
        assertThat(Http.status(url(XMLRPC, "health/ready"))).isEqualTo(200);
        assertThat(Http.status(url(LDAP, "health/ready"))).isEqualTo(200);
        // They could not be seen to go if they were not seen to be there.
        assertThat(Footprint.of(LDAP_PORT)).satisfies(used -> {
            assertThat(used.loaders()).isGreaterThanOrEqualTo(2);
            assertThat(used.instances()).isPositive();
            assertThat(used.connections()).isPositive();
        });
    }

    private static String url(String host, String path) {
        return "http://127.0.0.1:" + System.getProperty("server.http-port") + "/" + host + "/" + path;
    }

    /** A server may take its time to let go, but it must; what it holds is kept for whoever looks why. */
    private Footprint settled(int times) {
        try {
            return Awaitility.await()
                    // Arquillian knows its deployments in this thread alone.
                    .pollInSameThread()
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(
                            () -> {
                                keepThreadsBusyOtherwise();
                                return Footprint.of(LDAP_PORT);
                            },
                            left -> left.connections() == 0 && isLetGo(left, times));
        } catch (ConditionTimeoutException e) {
            Path heap = HostWar.path("left-" + System.getProperty("arquillian.launch") + ".hprof");
            Footprint.keepHeap(heap);
            throw new AssertionError("something is left, see " + heap, e);
        }
    }

    /**
     * What is left must not grow with the deployments. GlassFish keeps the class loader of every application, as of the empty
     * one, by a listener that it does not take away: there only connections and threads can be looked at.
     */
    private static boolean isLetGo(Footprint left, int times) {
        boolean serverKeepsAll = left.empty() >= times && times > KEPT_BY_THREADS;
        boolean nothing = left.loaders() == 0 && left.instances() == 0;
        return serverKeepsAll || nothing || (left.loaders() > 0 && left.loaders() <= KEPT_BY_THREADS);
    }

    /** A thread that waits for work still has its last request on its stack: here it gets another one, of another application. */
    private void keepThreadsBusyOtherwise() {
        List<Thread> callers = IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> Http.status(url(EMPTY, "empty"))))
                .toList();
        deployed(EMPTY, () -> {
            callers.forEach(Thread::start);
            callers.forEach(RedeploymentIT::join);
        });
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
