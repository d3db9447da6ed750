package io.accountcreator.host.server;

import io.accountcreator.host.inbound.json.AnswerMatrix;
import io.accountcreator.host.inbound.json.JsonTraffic;
import io.accountcreator.host.readme.ReadmeExamples;
import io.accountcreator.host.real.FileClock;
import io.accountcreator.host.real.SentCodes;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The JSON face of the WAR in an application server: what the README shows, and what the README does not dream of. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeployedJsonIT {
    private static final String NAME = "json";
    private static final Path FOLDER = HostWar.folder(NAME);

    @ArquillianResource
    URL url;

    @Deployment(testable = false)
    static WebArchive withLdap() {
        Map<String, String> settings = HostWar.settings("accountcreator.ldap.url", "memory:");
        settings.putAll(ReadmeExamples.settings());
        settings.put("accountcreator.domains", "*");
        settings.put("accountcreator.api.create", "open");
        return HostWar.withTestBeans(HostWar.ldap(NAME, settings), FOLDER);
    }

    /** The messages that the test before had sent to the same number do not count any more. */
    @BeforeEach
    void letTwoDaysPass() {
        FileClock.advance(FOLDER.resolve("clock"), Duration.ofDays(2));
    }

    /** Payara names the machine; the command line speaks plain HTTP to loopback alone. */
    private URI context() {
        return URI.create("http://127.0.0.1:" + url.getPort() + "/" + NAME);
    }

    @Test
    void everyOperationShouldAnswerToCurl() throws Exception {
        new ReadmeExamples(context(), new SentCodes(FOLDER)).askByCurl();
    }

    @Test
    void everyOperationShouldAnswerToTheCommandLine(@TempDir Path folder) throws Exception {
        new ReadmeExamples(context(), new SentCodes(FOLDER))
                .askByCommandLine(Path.of(System.getProperty("accountcreator.distribution")), folder);
    }

    @Test
    void everyAnswerShouldBeOneOfOursWhateverPathAndMethod() {
        // Servers answer these before they ask an application.
        new AnswerMatrix(context(), "TRACE", "CONNECT").run();
    }

    @Test
    void everyOperationShouldAnswerGoodAndBadValuesWithoutAnErrorOfTheServer() {
        boolean bodiesAnywhere = !Set.of("glassfish", "payara").contains(System.getProperty("arquillian.launch"));
        new JsonTraffic(context(), 20260102, bodiesAnywhere).run(1500);
    }
}
