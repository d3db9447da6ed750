package io.accountcreator.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files for application servers and systemd: what they name in the environment, the host reads as its settings. */
class ShippedServerFilesTest {
    private static final Path SERVERS = Path.of("src/servers");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env\\.(\\w+)");
    private static final Pattern ENVIRONMENT = Pattern.compile("(?m)^Environment=(ACCOUNTCREATOR_\\w+)=(\\S+)$");

    /** The mail session's password was one: as accountcreator.mail.password without a user it stopped the deployment. */
    @Test
    void variableOfAScriptShouldBeNoSettingOfTheHost() throws IOException {
        Set<String> settings = variablesOfSettings();
        List<String> named = files().stream()
                .flatMap(file -> VARIABLE.matcher(file).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(named).isNotEmpty().doesNotContainAnyElementsOf(settings);
    }

    /** Commands read the files where the settings say, the service its credentials. */
    @Test
    void unitShouldSayWhereItsCredentialsAre() throws IOException {
        String unit = Files.readString(SERVERS.resolve("systemd/account-creator.service"));
        Matcher environment = ENVIRONMENT.matcher(unit);
        int found = 0;
        while (environment.find()) {
            assertThat(variablesOfSettings()).contains(environment.group(1));
            assertThat(environment.group(2)).startsWith("%d/");
            String credential = environment.group(2).substring("%d/".length());
            assertThat(unit).contains("\nLoadCredential=" + credential + ":/etc/account-creator/" + credential + "\n");
            found++;
        }
        assertThat(found).isEqualTo(2);
    }

    private static Set<String> variablesOfSettings() throws IOException {
        return ReadmeSetting.all().stream()
                .map(ReadmeSetting::key)
                .flatMap(key -> Stream.of(key, key + "-file"))
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toSet());
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(SERVERS)) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            List<String> texts = new ArrayList<>();
            for (Path file : files) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }
}
