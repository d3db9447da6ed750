package io.accountcreator.host.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.real.SentCodes;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.host.server.deployed.EveryOperation;
import io.accountcreator.host.server.deployed.HungBackend;
import io.accountcreator.host.server.deployed.ObservedStatuses;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The built WAR in an application server, twice: as it is, and with the beans.xml that chooses LDAP. The first speaks XML-RPC
 * to the gateway of a host with LDAP, so that neither talks to a stand-in. Only JUnit goes into the WAR with this class.
 */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
class DeployedHostIT {
    private static final String LDAP = "ldap";
    private static final String XMLRPC = "account-creator";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final String MANAGED = "java:comp/DefaultManagedExecutorService";

    @Inject
    AccountCreators creators;

    @Inject
    AccountCreatorService byDefault;

    @Inject
    @Backend("ldap")
    AccountCreatorService ldap;

    @Inject
    @Backend("xmlrpc")
    AccountCreatorService xmlRpc;

    @Inject
    ObservedStatuses observed;

    @Inject
    HostExecutors executors;

    @Inject
    Settings settings;

    @Deployment(name = LDAP)
    static WebArchive withLdap() {
        Path folder = HostWar.folder(LDAP);
        Map<String, String> settings = HostWar.settings("accountcreator.ldap.url", "memory:");
        settings.put(HostWar.SENT, folder.toString());
        return HostWar.observed(HostWar.withTestBeans(HostWar.ldap(LDAP, settings), folder));
    }

    @Deployment(name = XMLRPC)
    static WebArchive asBuilt() {
        Map<String, String> settings = HostWar.settings(
                "accountcreator.xmlrpc.url", Peer.of(XMLRPC).gateway().toString());
        settings.put(HostWar.SENT, Peer.of(XMLRPC).folder().toString());
        return HostWar.observed(HostWar.asBuilt(XMLRPC, settings));
    }

    @Test
    @OperateOnDeployment(LDAP)
    void defaultShouldBeLdapWhenBeansXmlNamesIt() {
        assertEquals("ldap", byDefault.name());
        assertEquals("ldap", ldap.name());
        assertEquals("xmlrpc", xmlRpc.name());
    }

    @Test
    @OperateOnDeployment(XMLRPC)
    void defaultShouldBeXmlRpcWhenBeansXmlNamesNone() {
        assertEquals("xmlrpc", byDefault.name());
        assertEquals("ldap", ldap.name());
        assertEquals("xmlrpc", xmlRpc.name());
    }

    @Test
    @OperateOnDeployment(LDAP)
    void everyOperationShouldEndAsItShouldOnLdap() {
        new EveryOperation(creators, sent()::code, "dora", "+33612345601").run();
    }

    @Test
    @OperateOnDeployment(XMLRPC)
    void everyOperationShouldEndAsItShouldOnXmlRpc() {
        new EveryOperation(creators, sent()::code, "emil", "+33612345602").run();
    }

    @Test
    @OperateOnDeployment(LDAP)
    void operationShouldReachCallerAndObserversOfBothKindsOnLdap() {
        operationShouldReachCallerAndObservers("fred");
    }

    @Test
    @OperateOnDeployment(XMLRPC)
    void operationShouldReachCallerAndObserversOfBothKindsOnXmlRpc() {
        operationShouldReachCallerAndObservers("gina");
    }

    private void operationShouldReachCallerAndObservers(String username) {
        FinalStatus told;
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setEmail(username + "@example.org");
            creator.setHa1(HA1);
            told = creator.createAccount().finalStatus().toCompletableFuture().join();
        }

        assertEquals(Status.ACCOUNT_CREATED, told.status());
        assertEquals(byDefault.name(), told.backend());
        await(() -> observed.about(username).equals(List.of(told)));
        await(() -> observed.asyncAbout(username).equals(List.of(told)));
        await(() -> observed.created().contains(told));
    }

    @Test
    @OperateOnDeployment(LDAP)
    void workShouldRunOnManagedThreadsThatSeeTheApplication() throws Exception {
        assertInstanceOf(ManagedExecutorService.class, executors.work());
        assertInstanceOf(ManagedScheduledExecutorService.class, executors.timer());

        for (Class<?> seen : executors.work().submit(DeployedHostIT::seen).get(1, TimeUnit.MINUTES)) {
            assertSame(AccountCreators.class, seen);
        }
        Callable<List<Class<?>>> seen = DeployedHostIT::seen;
        executors.timer().schedule(seen, 0, TimeUnit.SECONDS).get(1, TimeUnit.MINUTES);
    }

    /** What a thread gets by its context class loader, by CDI and, its name being resolved at all, by JNDI. */
    @SuppressWarnings("BanJNDI") // a fixed name
    private static List<Class<?>> seen() throws Exception {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        assertInstanceOf(ManagedExecutorService.class, InitialContext.doLookup(MANAGED));
        return List.of(
                Class.forName(AccountCreators.class.getName(), false, context),
                CDI.current().select(AccountCreators.class).get().getClass());
    }

    @Test
    @OperateOnDeployment(LDAP)
    void hungBackendShouldEndByTheDeadlineOnTheManagedTimer() throws Exception {
        HungBackend hung = new HungBackend();
        try (AccountCreators withHung = AccountCreators.builder(hung.on(executors.work()))
                        .executor(executors.observers())
                        .timer(executors.timer())
                        .deadline(Duration.ofMillis(200))
                        .build();
                AccountCreator creator = withHung.newAccountCreator()) {
            creator.setUsername("hugo");
            creator.setDomain(HostWar.DOMAIN);
            FinalStatus told =
                    creator.isAccountExist().finalStatus().toCompletableFuture().get(1, TimeUnit.MINUTES);

            assertEquals(Status.REQUEST_FAILED, told.status());
            assertEquals(Failure.DEADLINE, told.failure());
            assertTrue(hung.interrupted().await(1, TimeUnit.MINUTES));
        }
    }

    private SentCodes sent() {
        return new SentCodes(Path.of(settings.find(HostWar.SENT).orElseThrow()));
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(TIMEOUT);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not in time");
            Thread.onSpinWait();
        }
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(LDAP)
    void gatewayShouldServeEveryMethodOnLdap(@ArquillianResource @OperateOnDeployment(LDAP) URL url) {
        SentCodes sent = new SentCodes(HostWar.path(LDAP));
        new EveryMethod(URI.create(url.toString()), sent, "hans", "+33612345603", "ldap").run();
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(XMLRPC)
    void gatewayShouldServeEveryMethodOnXmlRpc(@ArquillianResource @OperateOnDeployment(XMLRPC) URL url) {
        new EveryMethod(URI.create(url.toString()), Peer.of(XMLRPC).sent(), "ines", "+33612345605", "xmlrpc").run();
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(LDAP)
    void healthShouldBeLiveAndReadyOnLdap(@ArquillianResource @OperateOnDeployment(LDAP) URL url) {
        assertEquals(200, Http.status(url + "health/live"));
        assertEquals(200, Http.status(url + "health/ready"));
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(XMLRPC)
    void healthShouldBeLiveAndReadyOnXmlRpc(@ArquillianResource @OperateOnDeployment(XMLRPC) URL url) {
        assertEquals(200, Http.status(url + "health/live"));
        assertEquals(200, Http.status(url + "health/ready"));
    }
}
