package io.accountcreator.host.runtime.backend;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A directory was set up and beans.xml left as it was: every request failed, and nothing said why. */
class OtherSettingsTest {
    private static final BeansXmlLocation SE = new BeansXmlLocation("file:/opt/account-creator/classes/");
    private static final BeansXmlLocation WAR =
            new BeansXmlLocation("vfs:/content/account-creator.war/WEB-INF/classes/");

    private final BackendChoice choice = new BackendChoice();

    @BeforeEach
    void twoBackends() {
        choice.addBackend("ldap", "io.accountcreator.ldap.LdapBackend");
        choice.addBackend("xmlrpc", "io.accountcreator.xmlrpc.XmlRpcBackend");
        choice.addAlternative("io.accountcreator.ldap.LdapByDefault", OptionalInt.empty());
        choice.addChooser("ldap", "io.accountcreator.ldap.LdapByDefault");
    }

    @Test
    void settingsOfAnotherBackendShouldBeToldWithTheFileThatChoosesIt() {
        assertThat(warning(SE, "xmlrpc", "accountcreator.ldap.url", "accountcreator.domain"))
                .isEqualTo("accountcreator.ldap.url is set, but the active backend is xmlrpc, for which nothing is set;"
                        + " to use ldap, name io.accountcreator.ldap.LdapByDefault under <alternatives> in"
                        + " /opt/account-creator/classes/META-INF/beans.xml");
    }

    @Test
    void settingsOfAnotherBackendShouldBeToldWithTheWarThatHasIt() {
        assertThat(warning(WAR, "xmlrpc", "accountcreator.ldap.url"))
                .endsWith(
                        "; to use ldap, name io.accountcreator.ldap.LdapByDefault under <alternatives> in"
                                + " WEB-INF/classes/META-INF/beans.xml of the WAR, or deploy account-creator-ldap.war in its place");
        assertThat(warning(WAR, "ldap", "accountcreator.xmlrpc.url"))
                .endsWith("; to use xmlrpc, take what stands under <alternatives> out of"
                        + " WEB-INF/classes/META-INF/beans.xml of the WAR, or deploy account-creator.war in its place");
    }

    @Test
    void environmentVariablesShouldCountAndALongListBeCut() {
        assertThat(warning(SE, "xmlrpc", "ACCOUNTCREATOR_LDAP_URL", "ACCOUNTCREATOR_LDAP_BASE_DN"))
                .startsWith("ACCOUNTCREATOR_LDAP_BASE_DN, ACCOUNTCREATOR_LDAP_URL are set, ");
        assertThat(warning(
                        SE,
                        "xmlrpc",
                        "accountcreator.ldap.a",
                        "accountcreator.ldap.b",
                        "accountcreator.ldap.c",
                        "accountcreator.ldap.d"))
                .startsWith("accountcreator.ldap.a, accountcreator.ldap.b, accountcreator.ldap.c and 1 more are set, ");
    }

    @Test
    void nothingShouldBeToldWhereTheActiveBackendIsSetUp() {
        assertThat(warning(SE, "xmlrpc", "accountcreator.ldap.url", "accountcreator.xmlrpc.url"))
                .isEmpty();
        assertThat(warning(SE, "xmlrpc", "accountcreator.domain", "accountcreator.ldapx.url"))
                .isEmpty();
        assertThat(warning(SE, "list", "accountcreator.ldap.url")).isEmpty();
    }

    private String warning(BeansXmlLocation place, String active, String... set) {
        return new OtherSettings(List.of(set), choice, place).warning(active).orElse("");
    }
}
