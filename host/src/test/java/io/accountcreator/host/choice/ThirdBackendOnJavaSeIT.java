package io.accountcreator.host.choice;

import static io.accountcreator.host.real.RawCall.call;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar of the example in lib of the distribution, and its classes in beans.xml. */
class ThirdBackendOnJavaSeIT {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Pattern CODE =
            Pattern.compile("account-creator: EMAIL to .*: ACTIVATION code of erin@sip.example.org is (\\w+)");

    @TempDir
    private Path folder;

    private ChosenHost host;

    @BeforeEach
    void install() throws Exception {
        host = new ChosenHost(folder.resolve("home")).lib(Examples.LIST_JAR);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
    }

    @Test
    void aBackendThatNobodyChoseShouldChangeNothing() throws Exception {
        host.start();

        assertThat(host.output()).anyMatch(line -> line.contains("active backend: xmlrpc"));
    }

    @Test
    void aBackendWithOneOperationShouldAnswerItAndNoOther() throws Exception {
        host.beansXml(BeansXml.naming("org.example.accounts.ListByDefault"));
        host.settings(Map.of("accountcreator.list.names", "alice,bob"));
        URI gateway = host.start();

        assertThat(call(gateway, "is_account_used", List.of("bob"))).isEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("carol"))).isEqualTo("NOK");
        assertThat(status(gateway, "is_account_activated", "bob")).isEqualTo(501);
        assertThat(host.output()).anyMatch(line -> line.contains("active backend: list"));
    }

    @Test
    void aWholeBackendShouldCarryAnAccountThroughItsLife() throws Exception {
        host.beansXml(BeansXml.naming("org.example.accounts.NotebookByDefault"));
        host.settings(Map.of("accountcreator.sender", "console", "accountcreator.gateway.test-methods", "true"));
        URI gateway = host.start();

        assertThat(create(gateway, "erin")).isEqualTo("OK");
        assertThat(create(gateway, "erin")).isNotEqualTo("OK");
        assertThat(call(gateway, "is_account_activated", List.of("erin"))).isEqualTo("NOK");
        assertThat(call(gateway, "activate_email_account", List.of("erin", "wrong")))
                .isEqualTo("ERROR_KEY_DOESNT_MATCH");
        assertThat(call(gateway, "activate_email_account", List.of("erin", code())))
                .isEqualTo(HA1);
        assertThat(call(gateway, "is_account_activated", List.of("erin"))).isEqualTo("OK");
        assertThat(call(gateway, "delete_account", List.of("erin", HA1))).isEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("erin"))).isEqualTo("NOK");
    }

    @Test
    void aBackendMayAnswerLaterFromAThreadOfItsOwn() throws Exception {
        host.beansXml(BeansXml.naming("org.example.accounts.LaterByDefault"));
        URI gateway = host.start();

        assertThat(call(gateway, "is_account_used", List.of("bob"))).isEqualTo("OK");
        assertThat(status(gateway, "is_account_activated", "bob")).isEqualTo(501);
    }

    @Test
    void aWrapperShouldRefuseWhatItLikesAndHandOnTheRest() throws Exception {
        host.beansXml(BeansXml.naming("org.example.accounts.ReservedNamesByDefault"));
        host.settings(Map.of("accountcreator.ldap.url", "memory:", "accountcreator.sender", "console"));
        URI gateway = host.start();

        assertThat(create(gateway, "Admin")).isNotEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("Admin"))).isEqualTo("NOK");
        assertThat(create(gateway, "erin")).isEqualTo("OK");
        assertThat(call(gateway, "is_account_used", List.of("erin"))).isEqualTo("OK");
        assertThat(host.output()).anyMatch(line -> line.contains("active backend: ldap"));
    }

    private static String create(URI gateway, String username) {
        return call(gateway, "create_email_account", List.of(username, username + "@example.org", HA1));
    }

    /** The code that the console shows; its line may come after the answer. */
    private String code() {
        return Awaitility.await().until(this::printed, found -> found != null);
    }

    private String printed() throws IOException {
        return host.output().stream()
                .map(CODE::matcher)
                .filter(Matcher::matches)
                .map(line -> line.group(1))
                .findFirst()
                .orElse(null);
    }

    private static int status(URI gateway, String method, String username) {
        String body = "<methodCall><methodName>" + method + "</methodName><params><param><value><string>" + username
                + "</string></value></param></params></methodCall>";
        return RawCall.post(gateway, body).statusCode();
    }
}
