package io.accountcreator.host.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import jakarta.inject.Inject;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The built WAR in an application server, twice: as it is, and with the beans.xml that chooses LDAP. The first speaks XML-RPC
 * to the gateway of the second, so that neither talks to a stand-in. Only JUnit goes into the WAR with this class.
 */
@ExtendWith(ArquillianExtension.class)
class DeployedHostIT {
    private static final String LDAP = "ldap";
    private static final String XMLRPC = "account-creator";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

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

    @Deployment(name = LDAP, order = 1)
    static WebArchive withLdap() {
        String path = "WEB-INF/classes/META-INF/beans.xml";
        WebArchive war = war(LDAP);
        war.delete(path);
        return war.add(new FileAsset(new File("src/main/distribution/run/beans.xml")), path);
    }

    @Deployment(name = XMLRPC, order = 2)
    static WebArchive asBuilt() {
        return war(XMLRPC);
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("accountcreator.war")))
                .as(WebArchive.class)
                .addPackage(DeployedHostIT.class.getPackage())
                .addClass(RawCall.class);
    }

    @BeforeEach
    void forget() {
        if (observed != null) {
            observed.forget();
        }
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
    void operationShouldReachCallerAndObserversOfBothKindsOnLdap() {
        operationShouldReachCallerAndObservers("dora");
    }

    @Test
    @OperateOnDeployment(XMLRPC)
    void operationShouldReachCallerAndObserversOfBothKindsOnXmlRpc() {
        operationShouldReachCallerAndObservers("emil");
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
        await(() -> observed.sync().equals(List.of(told)));
        await(() -> observed.async().equals(List.of(told)));
        await(() -> observed.created().equals(List.of(told)));
    }

    @Test
    @OperateOnDeployment(LDAP)
    void gatewayShouldCreateActivateAndAnswerOnLdap() {
        lifecycleThroughTheGateway("fred", LDAP);
    }

    @Test
    @OperateOnDeployment(XMLRPC)
    void gatewayShouldCreateActivateAndAnswerOnXmlRpc() {
        lifecycleThroughTheGateway("gina", XMLRPC);
    }

    private void lifecycleThroughTheGateway(String username, String deployment) {
        URI gateway = URI.create(System.getProperty("test.gateways") + "/" + deployment + "/xmlrpc");
        String domain = "sip.example.org";

        assertEquals("OK", call(gateway, "create_email_account", username, "x@example.org", HA1, "IT", domain));
        assertEquals("NOK", call(gateway, "is_account_activated", username, domain));
        String code = call(gateway, "get_confirmation_key", username, HA1, domain);
        assertEquals(HA1, call(gateway, "activate_email_account", username, code, domain));
        assertEquals("OK", call(gateway, "is_account_activated", username, domain));

        await(() -> observed.async().size() == 5 && observed.sync().size() == 5);
        assertTrue(observed.sync().stream().allMatch(status -> status.backend().equals(byDefault.name())));
        assertEquals(Operation.CREATE_ACCOUNT, observed.sync().get(0).operation());
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(LDAP)
    void healthShouldBeLiveAndReadyOnBoth() throws Exception {
        for (String deployment : List.of(LDAP, XMLRPC)) {
            URI context = URI.create("http://127.0.0.1:" + System.getProperty("wildfly.http-port") + "/" + deployment);
            assertEquals(200, get(URI.create(context + "/health/live")), deployment);
            assertEquals(200, get(URI.create(context + "/health/ready")), deployment);
        }
    }

    private static String call(URI gateway, String method, String... parameters) {
        return RawCall.call(gateway, method, List.of(parameters));
    }

    private static int get(URI uri) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), "not in time");
            Thread.onSpinWait();
        }
    }
}
