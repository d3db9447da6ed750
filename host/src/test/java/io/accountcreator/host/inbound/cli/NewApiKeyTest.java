package io.accountcreator.host.inbound.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.host.runtime.start.RunningHost;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewApiKeyTest {
    private final CommandRig rig = new CommandRig();

    @Test
    void theSettingsShouldMakeAHostTakeTheKeyForWhatWasNamed() throws IOException {
        String made = rig.run(
                        "new-api-key", "web-1", "--operations", "is-account-linked,recover-account", "--domains", "*")
                .out();
        String key = made.lines().skip(1).findFirst().orElseThrow();

        assertThat(key).matches("[0-9a-f]{64}");
        try (RunningHost host = RunningHost.start(settings(made))) {
            String url = host.gateway().resolve("/").toString();
            rig.with("ACCOUNTCREATOR_KEY", key);

            assertThat(rig.run("is-account-linked", "bob@any.example.org", "--url", url))
                    .isEqualTo(new Ended(1, "ACCOUNT_NOT_EXIST\n", ""));
            assertThat(rig.run("link-account", "bob", "--phone", "+33612345678", "--url", url))
                    .isEqualTo(new Ended(1, "", "account-creator: the API key is not for this operation\n"));
        }
    }

    @Test
    void everyKeyShouldBeAnother() {
        assertThat(rig.run("new-api-key", "web").out())
                .isNotEqualTo(rig.run("new-api-key", "web").out());
    }

    @Test
    void whatIsNotNamedShouldBeLeftToTheHost() {
        assertThat(rig.run("new-api-key", "web").out())
                .contains("\naccountcreator.api.keys=web\n", "\naccountcreator.api.key.web.operations=*\n")
                .doesNotContain("domains");
    }

    @ParameterizedTest
    @CsvSource({
        "Web, '', a name has lower-case letters",
        "web.one, '', a name has lower-case letters",
        "web, --operations=make-account, no operation is called 'make-account'",
        "web, --operations=, no operation is called ''",
        "web, --domains=a b, a domain has no blanks",
    })
    void whatTheHostWouldNotTakeShouldBeRefused(String name, String more, String expected) {
        Ended ended = more.isEmpty() ? rig.run("new-api-key", name) : rig.run("new-api-key", name, more);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).startsWith("account-creator: " + expected);
    }

    private static Map<String, String> settings(String made) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(made));
        Map<String, String> settings = new HashMap<>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("accountcreator."))
                .forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }
}
