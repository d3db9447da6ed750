package io.accountcreator.host.choice;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The two WARs of a build, as they are. */
class LdapWarIT {
    private static final String SWITCH = "WEB-INF/classes/META-INF/beans.xml";
    private static final Path WAR = Path.of(System.getProperty("accountcreator.war"));
    private static final Path LDAP_WAR = WAR.resolveSibling("account-creator-ldap.war");

    @Test
    void theLdapWarShouldDifferByItsBeansXmlAlone() throws IOException {
        Map<String, String> war = entries(WAR);
        Map<String, String> ldapWar = entries(LDAP_WAR);

        assertThat(List.copyOf(ldapWar.keySet())).isEqualTo(List.copyOf(war.keySet()));
        assertThat(war.keySet().stream().filter(name -> !war.get(name).equals(ldapWar.get(name))))
                .containsExactly(SWITCH);
    }

    @Test
    void eachWarShouldHaveTheSwitchOfItsOwn() throws IOException {
        assertThat(text(WAR, SWITCH)).isEqualTo(Files.readString(Path.of("src/main/resources/META-INF/beans.xml")));
        assertThat(text(LDAP_WAR, SWITCH))
                .isEqualTo(Files.readString(Path.of("src/main/distribution/run/beans.xml")))
                .contains("<class>" + BeansXml.LDAP + "</class>");
    }

    @Test
    void everyEntryShouldBearTheOneTime() throws IOException {
        try (ZipFile zip = new ZipFile(LDAP_WAR.toFile())) {
            assertThat(zip.stream().map(ZipEntry::getTimeLocal).distinct()).hasSize(1);
        }
    }

    /** What an entry is, by its name, in the order of the archive. */
    private static Map<String, String> entries(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile())) {
            return zip.stream()
                    .collect(toMap(
                            ZipEntry::getName,
                            entry -> entry.getTimeLocal() + " " + entry.getMethod() + " " + content(zip, entry),
                            (one, other) -> {
                                throw new AssertionError("an entry comes twice");
                            },
                            LinkedHashMap::new));
        }
    }

    private static String content(ZipFile zip, ZipEntry entry) {
        try (InputStream in = zip.getInputStream(entry)) {
            return HexFormat.of().formatHex(in.readAllBytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(Path war, String name) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes());
        }
    }
}
