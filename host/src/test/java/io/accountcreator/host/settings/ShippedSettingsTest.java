package io.accountcreator.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings file of the distribution: it lacked most keys, and operators searched the documentation for them. */
class ShippedSettingsTest {
    private static final Path SHIPPED = Path.of("src/main/distribution/conf/account-creator.properties");
    private static final Pattern KEY = Pattern.compile("#?(accountcreator\\.[^=\\s]+)=(.*)");
    private static final int WIDTH = 120;

    /** Keys that no enum has and that stand nowhere as a whole. */
    static final List<String> MADE_OF_PARTS = List.of(
            "accountcreator.algorithms.<domain>",
            "accountcreator.api.key.<name>.domains",
            "accountcreator.api.key.<name>.operations",
            "accountcreator.api.key.<name>.sha256",
            "accountcreator.limit.messages",
            "accountcreator.limit.messages.network",
            "accountcreator.limit.questions",
            "accountcreator.limit.questions.network",
            "accountcreator.limit.tries",
            "accountcreator.limit.tries.network",
            "accountcreator.password.max-length",
            "accountcreator.password.min-length",
            "accountcreator.username.max-length",
            "accountcreator.username.min-length");

    @Test
    void fileShouldHaveEveryKeyOfTheReadmeAndNoOther() throws Exception {
        assertThat(shipped().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        ReadmeSetting.all().stream().map(ReadmeSetting::key).toList());
    }

    @Test
    void fileShouldHaveTheDefaultsOfTheReadme() throws Exception {
        Map<String, String> shipped = shipped();

        assertThat(ReadmeSetting.all())
                .filteredOn(setting -> !setting.key().equals("accountcreator.algorithm"))
                .allSatisfy(setting ->
                        assertThat(shipped.get(setting.key())).as(setting.key()).isEqualTo(setting.preset()));
    }

    @Test
    void everyKeyShouldStandBelowWhatItMeans() throws Exception {
        List<String> lines = Files.readAllLines(SHIPPED);

        for (int i = 1; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i - 1)).as(lines.get(i)).startsWith("# ");
            }
        }
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(WIDTH));
    }

    /** What no table can forget: the classes that read the settings. */
    @Test
    void fileShouldHaveEveryKeyOfTheCode() throws Exception {
        assertThat(shipped().keySet()).containsAll(ofTheCode());
    }

    @Test
    void codeShouldHaveEveryKeyOfTheFile() throws Exception {
        assertThat(shipped().keySet()).containsAll(MADE_OF_PARTS);
        assertThat(shipped().keySet())
                .filteredOn(key -> !MADE_OF_PARTS.contains(key))
                .isSubsetOf(ofTheCode());
    }

    /** Keys of the enums, and those that stand in the sources. */
    static List<String> ofTheCode() throws Exception {
        List<String> keys = new ArrayList<>();
        for (String type : List.of(
                "io.accountcreator.host.runtime.config.HostSetting",
                "io.accountcreator.host.runtime.config.MessageSetting",
                "io.accountcreator.host.access.config.AccessSetting",
                "io.accountcreator.host.outbound.audit.AuditSetting",
                "io.accountcreator.host.text.TextSetting",
                "io.accountcreator.host.outbound.webhook.WebhookSetting",
                "io.accountcreator.ldap.config.LdapSetting",
                "io.accountcreator.xmlrpc.XmlRpcSetting")) {
            Class<?> settings = Class.forName(type);
            Method key = settings.getDeclaredMethod("key");
            key.setAccessible(true);
            for (Object constant : settings.getEnumConstants()) {
                keys.add((String) key.invoke(constant));
            }
        }

        keys.addAll(literals());
        return keys;
    }

    /** Whole keys that stand in the sources. */
    private static List<String> literals() throws Exception {
        Pattern literal = Pattern.compile("\"(accountcreator\\.[a-z0-9.-]*[a-z0-9])\"");
        List<String> found = new ArrayList<>();
        for (String module : List.of("../api", "../impl-ldap", "../impl-xmlrpc", ".")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    literal.matcher(Files.readString(file))
                            .results()
                            .map(match -> match.group(1))
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(50);
        return found;
    }

    private static Map<String, String> shipped() throws Exception {
        Map<String, String> keys = new LinkedHashMap<>();
        for (String line : Files.readAllLines(SHIPPED)) {
            Matcher key = KEY.matcher(line);
            if (key.matches()) {
                assertThat(keys.put(key.group(1), key.group(2))).as(line).isNull();
            }
        }
        return keys;
    }
}
