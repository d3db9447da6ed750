package io.accountcreator.host.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.accountcreator.host.real.RealClientLifecycle;
import io.accountcreator.host.real.SentCodes;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real client's lifecycle in an application server, with each backend: the answers that it gets everywhere. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
class DeployedLifecycleIT {
    private static final String LDAP = "lifecycle-ldap";
    private static final String XMLRPC = "lifecycle-xmlrpc";
    private static final Path FOLDER = HostWar.folder(LDAP);

    @Deployment(name = LDAP, testable = false)
    static WebArchive withLdap() {
        return HostWar.withTestBeans(
                HostWar.ldap(LDAP, HostWar.settings("accountcreator.ldap.url", "memory:")), FOLDER);
    }

    @Deployment(name = XMLRPC, testable = false)
    static WebArchive asBuilt() {
        String url = Peer.of(XMLRPC).gateway().toString();
        return HostWar.asBuilt(XMLRPC, HostWar.settings("accountcreator.xmlrpc.url", url));
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(LDAP)
    void clientShouldBeAnsweredWithLdapAsRecorded(@ArquillianResource @OperateOnDeployment(LDAP) URL application) {
        RealClientLifecycle.checkAt(URI.create(application + "xmlrpc"), new SentCodes(FOLDER));
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(XMLRPC)
    void clientShouldBeAnsweredWithXmlRpcAsRecorded(@ArquillianResource @OperateOnDeployment(XMLRPC) URL application) {
        RealClientLifecycle.checkAt(
                URI.create(application + "xmlrpc"), Peer.of(XMLRPC).sent());
    }

    @Test
    @RunAsClient
    @OperateOnDeployment(LDAP)
    void jsonShouldAnswerWithItsBareMediaType(@ArquillianResource @OperateOnDeployment(LDAP) URL application)
            throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(application + "api/v1/accounts/nobody"))
                .build();

        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

        assertEquals(200, answer.statusCode());
        assertEquals(List.of("application/json"), answer.headers().allValues("Content-Type"));
        assertTrue(answer.body().contains("\"status\":\"ACCOUNT_NOT_EXIST\""), answer.body());
    }
}
