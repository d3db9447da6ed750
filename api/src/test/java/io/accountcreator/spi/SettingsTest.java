package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String KEY = "accountcreator.some.key";

    @Test
    void anythingShouldBeEmptyWhenUnset() {
        Settings settings = Settings.of(Map.of());

        assertThat(settings.text(KEY)).isEmpty();
        assertThat(settings.integer(KEY, 0, 9)).isEmpty();
        assertThat(settings.duration(KEY)).isEmpty();
        assertThat(settings.list(KEY)).isEmpty();
        assertThat(settings.secret(KEY)).isEmpty();
        assertThat(settings.flag(KEY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void blankShouldBeUnset(String value) {
        Settings settings = settings(value);

        assertThat(settings.text(KEY)).isEmpty();
        assertThat(settings.integer(KEY, 0, 9)).isEmpty();
        assertThat(settings.duration(KEY)).isEmpty();
        assertThat(settings.list(KEY)).isEmpty();
        assertThat(settings.secret(KEY)).isEmpty();
        assertThat(settings.flag(KEY)).isFalse();
    }

    @Test
    void goodValuesShouldBeRead() {
        assertThat(settings(" text ").text(KEY)).contains("text");
        assertThat(settings("9").integer(KEY, 0, 9)).contains(9);
        assertThat(settings("PT1M").duration(KEY)).contains(Duration.ofMinutes(1));
        assertThat(settings("true").flag(KEY)).isTrue();
        assertThat(settings("false").flag(KEY)).isFalse();
        assertThat(settings("a, b ,,c").list(KEY)).containsExactly("a", "b", "c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "x", "1.5", "99999999999"})
    void integerShouldNameKeyValueAndBounds(String value) {
        shouldFail(() -> settings(value).integer(KEY, 0, 9), value, "a whole number from 0 to 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10s", "PT0S", "PT-1S", "P1Y"})
    void durationShouldNameKeyValueAndForm(String value) {
        shouldFail(() -> settings(value).duration(KEY), value, "PT10S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void flagShouldNameKeyValueAndChoice(String value) {
        shouldFail(() -> settings(value).flag(KEY), value, "true or false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"half", "Full", "full,off"})
    void wordsShouldNameKeyValueAndChoice(String value) {
        shouldFail(() -> settings(value).oneOf(KEY, "full", "network", "off"), value, "full, network or off");
        shouldFail(() -> settings(value).oneOf(KEY, TimeUnit.class), value, "hours or days");
    }

    @Test
    void goodWordsShouldBeRead() {
        assertThat(settings("network").oneOf(KEY, "full", "network", "off")).contains("network");
        assertThat(settings("days").oneOf(KEY, TimeUnit.class)).contains(TimeUnit.DAYS);
        assertThat(Settings.of(Map.of()).oneOf(KEY, TimeUnit.class)).isEmpty();
    }

    @Test
    void secretShouldBeReadFromItsFileWithoutTheLineEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("password"), "pass word\n\r\n");

        assertThat(Settings.of(Map.of(KEY + "-file", file.toString()))
                        .secret(KEY)
                        .map(Secret::reveal))
                .contains("pass word\n");
    }

    @Test
    void secretShouldNameTheFileThatCannotBeRead(@TempDir Path folder) {
        String missing = folder.resolve("missing").toString();

        assertThatThrownBy(() -> Settings.of(Map.of(KEY + "-file", missing)).secret(KEY))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll(KEY + "-file", missing, "a file that can be read", "there is no such file");
    }

    @Test
    void secretShouldSayWhyItsFileCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("password"), new byte[] {'a', (byte) 0xFC});

        assertThatThrownBy(() ->
                        Settings.of(Map.of(KEY + "-file", file.toString())).secret(KEY))
                .hasMessageEndingWith("a file that can be read, in UTF-8 (it is not in UTF-8)");
        assertThatThrownBy(() ->
                        Settings.of(Map.of(KEY + "-file", folder.toString())).secret(KEY))
                .hasMessageEndingWith("a file that can be read, in UTF-8 (it is a folder)");
    }

    @Test
    void secretShouldShowNothingOfAFileThatIsNotText(@TempDir Path folder) throws IOException {
        byte[] bytes = "xyzzy\u00e9".getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("password"), bytes);

        assertThatThrownBy(() ->
                        Settings.of(Map.of(KEY + "-file", file.toString())).secret(KEY))
                .isInstanceOf(SettingException.class)
                .hasMessageNotContaining("xyzzy");
    }

    @Test
    void secretShouldNotBeShownWhenBothAreSet() {
        Settings settings = Settings.of(Map.of(KEY, "xyzzy", KEY + "-file", "/a/file"));

        assertThatThrownBy(() -> settings.secret(KEY))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll(KEY + "-file", KEY + " is set")
                .hasMessageNotContaining("xyzzy");
    }

    @Test
    void settingExceptionShouldSayWhatIsMissing() {
        assertThat(new SettingException(KEY, "an address"))
                .hasMessage("setting " + KEY + " is not set, expected an address");
    }

    private static void shouldFail(ThrowingCallable reading, String value, String expected) {
        assertThatThrownBy(reading)
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll(KEY, "'" + value + "'", expected);
    }

    private static Settings settings(String value) {
        return Settings.of(Map.of(KEY, value));
    }
}
