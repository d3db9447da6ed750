package io.accountcreator.host.server;

import io.accountcreator.host.real.SentCodes;
import io.accountcreator.host.real.TestBeansJar;
import io.accountcreator.host.server.deployed.ObservedStatuses;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The built WAR, with settings and with the beans of a test. All travels in it, so that every server gets it the same way. */
final class HostWar {
    static final String DOMAIN = "sip.example.org";

    /** Key of the folder in which a test inside the server finds what was sent. */
    static final String SENT = "test.sent";

    private static final String SWITCH = "WEB-INF/classes/META-INF/beans.xml";
    private static final String SETTINGS = "WEB-INF/classes/META-INF/microprofile-config.properties";

    private HostWar() {}

    /** Settings that all tests have. */
    static Map<String, String> settings(String key, String value) {
        Map<String, String> settings = new HashMap<>();
        settings.put(key, value);
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.gateway.test-methods", "true");
        // A slow machine is no outage.
        settings.put("accountcreator.deadline", "PT1M");
        settings.put("accountcreator.xmlrpc.timeout", "PT1M");
        // Tests ask more than anybody may; servers may listen by IPv6.
        settings.put("accountcreator.limit.exempt", "127.0.0.1,::1");
        return settings;
    }

    /** As an operator has it, without settings. */
    static WebArchive untouched(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("accountcreator.war")))
                .as(WebArchive.class);
    }

    /** With the beans.xml of the build, which means XML-RPC. */
    static WebArchive asBuilt(String name, Map<String, String> settings) {
        WebArchive war = untouched(name);
        war.delete(SETTINGS);
        Map<String, String> all = new HashMap<>(settings);
        // Wins over whatever the server has.
        all.put("config_ordinal", "1000");
        String lines = all.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining("\n"));
        return war.add(new StringAsset(lines + "\n"), SETTINGS);
    }

    /** With the beans.xml that chooses LDAP, which is all that is changed. */
    static WebArchive ldap(String name, Map<String, String> settings) {
        WebArchive war = asBuilt(name, settings);
        war.delete(SWITCH);
        return war.add(new FileAsset(new File("src/main/distribution/run/beans.xml")), SWITCH);
    }

    /** The same with what lets a test see inside. */
    static WebArchive observed(WebArchive war) {
        return war.addPackage(ObservedStatuses.class.getPackage()).addClasses(HostWar.class, SentCodes.class);
    }

    /** The same with clock, codes and sender of a test, which has a folder for them, empty at the start. */
    static WebArchive withTestBeans(WebArchive war, Path folder) {
        return war.addAsLibrary(TestBeansJar.of(folder));
    }

    /** A folder for {@link #withTestBeans}. */
    static Path folder(String name) {
        try {
            Path folder = path(name);
            Files.createDirectories(folder);
            Files.deleteIfExists(folder.resolve("sent"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where {@link #folder} is. */
    static Path path(String name) {
        return Path.of("target", "deployed", name).toAbsolutePath();
    }
}
