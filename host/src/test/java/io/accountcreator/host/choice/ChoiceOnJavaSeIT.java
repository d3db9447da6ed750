package io.accountcreator.host.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bad choice in the beans.xml of the distribution: it does not start, and says why in one line. */
class ChoiceOnJavaSeIT {
    @TempDir
    private Path folder;

    private ChosenHost distribution() throws Exception {
        return new ChosenHost(folder.resolve("home"));
    }

    @Test
    void aMisspeltClassShouldStopTheStartWithTheOneThatWasMeant() throws Exception {
        try (ChosenHost host = distribution().beansXml(BeansXml.naming("io.accountcreator.ldap.LdapByDefaul"))) {
            assertThat(line(host.fail()))
                    .isEqualTo("the host's META-INF/beans.xml names io.accountcreator.ldap.LdapByDefaul, which does not"
                            + " exist: did you mean io.accountcreator.ldap.LdapByDefault?; backends found are"
                            + " [ldap, xmlrpc], defaults [io.accountcreator.xmlrpc.XmlRpcByDefault], alternatives"
                            + " [io.accountcreator.ldap.LdapByDefault]");
        }
    }

    @Test
    void twoAlternativesShouldStopTheStart() throws Exception {
        String list = "org.example.accounts.ListByDefault";
        try (ChosenHost host = distribution().lib(Examples.LIST_JAR).beansXml(BeansXml.naming(BeansXml.LDAP, list))) {
            assertThat(line(host.fail()))
                    .startsWith("more than one backend is the default, by [" + BeansXml.LDAP + ", " + list
                            + "]; backends found are [later, ldap, list, notebook, xmlrpc]");
        }
    }

    @Test
    void aDefaultThatIsGoneShouldStopTheStart() throws Exception {
        try (ChosenHost host = distribution().withoutLib("account-creator-xmlrpc")) {
            assertThat(line(host.fail()))
                    .startsWith("no backend is the default; backends found are [ldap], defaults [], alternatives ["
                            + BeansXml.LDAP + "]; name one's ...ByDefault class");
        }
    }

    @Test
    void noBackendAtAllShouldStopTheStart() throws Exception {
        try (ChosenHost host =
                distribution().withoutLib("account-creator-xmlrpc").withoutLib("account-creator-ldap")) {
            assertThat(line(host.fail())).startsWith("no backend found: put a jar");
        }
    }

    @Test
    void brokenXmlShouldStopTheStart() throws Exception {
        try (ChosenHost host = distribution().beansXml("<beans><alternatives>")) {
            assertThat(line(host.fail())).startsWith("the host's META-INF/beans.xml cannot be read: ");
        }
    }

    /** The line that the command prints; the container may log what it likes. */
    private static String line(List<String> output) {
        List<String> lines = output.stream()
                .filter(line -> line.startsWith("account-creator: "))
                .toList();
        assertThat(lines).as(() -> String.join("\n", output)).hasSize(1);
        return lines.get(0).substring("account-creator: ".length());
    }
}
