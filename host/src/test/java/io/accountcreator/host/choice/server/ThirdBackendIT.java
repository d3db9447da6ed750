package io.accountcreator.host.choice.server;

import static io.accountcreator.host.real.RawCall.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.choice.BeansXml;
import io.accountcreator.host.choice.Examples;
import io.accountcreator.host.real.RawCall;
import java.net.URI;
import java.net.URL;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The WAR of the example, as Maven laid it over the host, and the same with other classes of the example in beans.xml. */
@Tag("several")
@ExtendWith(ArquillianExtension.class)
class ThirdBackendIT {
    private static final String SWITCH = "WEB-INF/classes/META-INF/beans.xml";
    private static final String SETTINGS = "WEB-INF/classes/META-INF/microprofile-config.properties";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String DOMAIN = "sip.example.org";
    private static final List<String> LINES = List.of(
            "accountcreator.domain=" + DOMAIN, "accountcreator.ldap.url=memory:", "accountcreator.deadline=PT1M");

    @Deployment(name = "list", testable = false)
    static WebArchive list() {
        return war("list");
    }

    @Deployment(name = "notebook", testable = false)
    static WebArchive notebook() {
        return choosing("notebook", "org.example.accounts.NotebookByDefault");
    }

    @Deployment(name = "later", testable = false)
    static WebArchive later() {
        return choosing("later", "org.example.accounts.LaterByDefault");
    }

    @Deployment(name = "reserved", testable = false)
    static WebArchive reserved() {
        return choosing("reserved", "org.example.accounts.ReservedNamesByDefault");
    }

    private static WebArchive war(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Examples.LIST_WAR)
                .as(WebArchive.class)
                .addClasses(ChoiceProbe.class, ChoiceProbe.Codes.class);
    }

    private static WebArchive choosing(String name, String alternative) {
        WebArchive war = war(name);
        war.delete(SWITCH);
        war.delete(SETTINGS);
        return war.add(new StringAsset(BeansXml.naming(alternative)), SWITCH)
                .add(new StringAsset(String.join("\n", LINES)), SETTINGS);
    }

    @Test
    void aBackendWithOneOperationShouldAnswerItAndNoOther(@ArquillianResource @OperateOnDeployment("list") URL base) {
        URI gateway = Http.uri(base, "xmlrpc");

        assertThat(call(gateway, "is_account_used", List.of("bob", DOMAIN))).isEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("carol", DOMAIN))).isEqualTo("NOK");
        assertThat(status(gateway, "is_account_activated", "bob")).isEqualTo(501);
        assertThat(status(gateway, "activate_email_account", "bob", "1234")).isEqualTo(501);
    }

    @Test
    void everyBackendShouldBeHadByItsNameWhateverTheDefaultIs(
            @ArquillianResource @OperateOnDeployment("list") URL base) {
        assertThat(Http.get(base, "probe")).isEqualTo("list");
        for (String name : List.of("list", "notebook", "later", "ldap", "xmlrpc")) {
            assertThat(Http.get(base, "probe?backend=" + name)).isEqualTo(name);
        }
    }

    @Test
    void aWholeBackendShouldCarryAnAccountThroughItsLife(
            @ArquillianResource @OperateOnDeployment("notebook") URL base) {
        URI gateway = Http.uri(base, "xmlrpc");

        assertThat(Http.get(base, "probe")).isEqualTo("notebook");
        assertThat(create(gateway, "erin")).isEqualTo("OK");
        assertThat(create(gateway, "erin")).isNotEqualTo("OK");
        assertThat(call(gateway, "is_account_activated", List.of("erin", DOMAIN)))
                .isEqualTo("NOK");
        assertThat(call(gateway, "activate_email_account", List.of("erin", "wrong", DOMAIN)))
                .isEqualTo("ERROR_KEY_DOESNT_MATCH");
        String code = Http.get(base, "probe?code=erin@example.org");
        assertThat(call(gateway, "activate_email_account", List.of("erin", code, DOMAIN)))
                .isEqualTo(HA1);
        assertThat(call(gateway, "is_account_activated", List.of("erin", DOMAIN)))
                .isEqualTo("OK");
    }

    @Test
    void aBackendMayAnswerLaterFromAThreadOfItsOwn(@ArquillianResource @OperateOnDeployment("later") URL base) {
        URI gateway = Http.uri(base, "xmlrpc");

        assertThat(Http.get(base, "probe")).isEqualTo("later");
        assertThat(call(gateway, "is_account_used", List.of("bob", DOMAIN))).isEqualTo("OK");
        assertThat(status(gateway, "is_account_activated", "bob")).isEqualTo(501);
    }

    @Test
    void aWrapperShouldRefuseWhatItLikesAndHandOnTheRest(
            @ArquillianResource @OperateOnDeployment("reserved") URL base) {
        URI gateway = Http.uri(base, "xmlrpc");

        assertThat(Http.get(base, "probe")).isEqualTo("ldap");
        assertThat(create(gateway, "Admin")).isNotEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("Admin", DOMAIN))).isEqualTo("NOK");
        assertThat(create(gateway, "erin")).isEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("erin", DOMAIN))).isEqualTo("OK");
    }

    private static String create(URI gateway, String username) {
        return call(gateway, "create_email_account", List.of(username, username + "@example.org", HA1, "IT", DOMAIN));
    }

    private static int status(URI gateway, String method, String... parameters) {
        StringBuilder body = new StringBuilder("<methodCall><methodName>" + method + "</methodName><params>");
        for (String parameter : parameters) {
            body.append("<param><value><string>").append(parameter).append("</string></value></param>");
        }
        return RawCall.post(gateway, body.append("</params></methodCall>").toString())
                .statusCode();
    }
}
