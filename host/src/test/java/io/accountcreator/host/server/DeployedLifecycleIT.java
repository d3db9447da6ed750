package io.accountcreator.host.server;

import io.accountcreator.host.real.RealClientLifecycle;
import io.accountcreator.host.real.SentCodes;
import io.accountcreator.host.real.TestBeansJar;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The real client's lifecycle in an application server: the answers that it gets everywhere. */
@ExtendWith(ArquillianExtension.class)
class DeployedLifecycleIT {
    private static final Path FOLDER = Path.of("target/deployed-lifecycle").toAbsolutePath();

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive withLdap() throws IOException {
        String path = "WEB-INF/classes/META-INF/beans.xml";
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "lifecycle.war")
                .importFrom(new File(System.getProperty("accountcreator.war")))
                .as(WebArchive.class);
        war.delete(path);
        war.add(new FileAsset(new File("src/main/distribution/run/beans.xml")), path);
        Files.createDirectories(FOLDER);
        Files.deleteIfExists(FOLDER.resolve("sent"));
        return war.addAsLibrary(TestBeansJar.of(FOLDER));
    }

    @Test
    @RunAsClient
    void clientShouldBeAnsweredInAServerAsRecorded() {
        RealClientLifecycle.checkAt(URI.create(application + "xmlrpc"), new SentCodes(FOLDER));
    }
}
