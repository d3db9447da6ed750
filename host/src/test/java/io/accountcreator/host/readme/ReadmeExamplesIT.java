package io.accountcreator.host.readme;

import io.accountcreator.host.real.SeHost;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the pages show works on Java SE. */
class ReadmeExamplesIT {
    private SeHost host;
    private ReadmeExamples examples;

    @BeforeEach
    void start() {
        Map<String, String> settings = new HashMap<>(ReadmeExamples.settings());
        settings.put("accountcreator.ldap.url", "memory:");
        settings.put("accountcreator.domain", "sip.example.org");
        host = SeHost.start(settings);
        URI url = host.url("");
        examples = new ReadmeExamples(url, host.sent());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void firstCallShouldCreateAnAccount() throws Exception {
        examples.createByGateway();
    }

    @Test
    void everyOperationShouldAnswerToCurl() throws Exception {
        examples.askByCurl();
    }

    @Test
    void everyOperationShouldAnswerToTheCommandLine(@TempDir Path folder) throws Exception {
        examples.askByCommandLine(Path.of(System.getProperty("accountcreator.distribution")), folder);
    }
}
