package io.accountcreator.host.choice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.accountcreator.host.choice.BeansXml;
import io.accountcreator.host.choice.Examples;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bad choice stops the deployment, and the server says why in the host's words. */
@Tag("several")
@ExtendWith(ArquillianExtension.class)
class ChoiceIT {
    private static final String SWITCH = "WEB-INF/classes/META-INF/beans.xml";
    private static final String LIST = "org.example.accounts.ListByDefault";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "misspelt", managed = false, testable = false)
    static WebArchive misspelt() {
        return choosing("misspelt", "io.accountcreator.ldap.LdapByDefaul");
    }

    @Deployment(name = "two", managed = false, testable = false)
    static WebArchive two() {
        return choosing("two", BeansXml.LDAP, LIST).addAsLibrary(Examples.LIST_JAR.toFile());
    }

    @Deployment(name = "missing", managed = false, testable = false)
    static WebArchive missing() {
        WebArchive war = war("missing");
        war.getContent(path -> path.get().contains("/account-creator-xmlrpc-"))
                .keySet()
                .forEach((ArchivePath path) -> war.delete(path));
        return war;
    }

    @Deployment(name = "second", managed = false, testable = false)
    static WebArchive second() {
        return war("second").addAsWebInfResource(new StringAsset(BeansXml.naming(BeansXml.LDAP)), "beans.xml");
    }

    private static WebArchive choosing(String name, String... alternatives) {
        WebArchive war = war(name);
        war.delete(SWITCH);
        return war.add(new StringAsset(BeansXml.naming(alternatives)), SWITCH);
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(new File(System.getProperty("accountcreator.war")))
                .as(WebArchive.class);
    }

    @Test
    void aMisspeltClassShouldStopTheDeploymentWithTheOneThatWasMeant() throws Exception {
        assertThat(failureOf("misspelt"))
                .contains("the host's META-INF/beans.xml names io.accountcreator.ldap.LdapByDefaul, which does not"
                        + " exist: did you mean io.accountcreator.ldap.LdapByDefault?; backends found are"
                        + " [ldap, xmlrpc], defaults [io.accountcreator.xmlrpc.XmlRpcByDefault], alternatives"
                        + " [io.accountcreator.ldap.LdapByDefault]");
    }

    @Test
    void twoAlternativesShouldStopTheDeployment() throws Exception {
        assertThat(failureOf("two"))
                .contains("more than one backend is the default, by [" + BeansXml.LDAP + ", " + LIST
                        + "]; backends found are [later, ldap, list, notebook, xmlrpc]");
    }

    @Test
    void aDefaultThatIsGoneShouldStopTheDeployment() throws Exception {
        assertThat(failureOf("missing")).contains("no backend is the default; backends found are [ldap]");
    }

    @Test
    void aSecondSwitchShouldStopTheDeployment() throws Exception {
        assertThat(failureOf("second")).contains("WEB-INF/beans.xml is a second switch: remove it");
    }

    /** What the tool that deploys is told, and what the server logs meanwhile: servers differ in which it is. */
    private String failureOf(String deployment) throws IOException {
        String before = log();
        Throwable thrown = catchThrowable(() -> deployer.deploy(deployment));
        if (thrown == null) {
            deployer.undeploy(deployment);
            throw new AssertionError(deployment + " was deployed");
        }
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        String after = log();
        return text + (after.startsWith(before) ? after.substring(before.length()) : after);
    }

    private static String log() throws IOException {
        String file = System.getProperty("server.log");
        return file == null || !Files.exists(Path.of(file))
                ? ""
                : Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    }
}
