package io.accountcreator.host.outbound.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSenderTest {
    @TempDir
    Path folder;

    @Test
    void eachMessageShouldBeALineThatItsOwnerAloneCanRead() throws Exception {
        Path file = folder.resolve("sent");
        FileSender sender = FileSender.from(
                Settings.of(Map.of(
                        "accountcreator.sender.file",
                        file.toString(),
                        "accountcreator.public-url",
                        "https://accounts.example.org/",
                        "accountcreator.domain",
                        "sip.example.org")),
                Clock.systemUTC());

        sender.send(Messages.sms(Purpose.RECOVERY, null, Messages.PHONE));
        sender.send(Messages.mail(Purpose.ACTIVATION, "fr", "bob@example.org", "bo\n\"b"));

        List<JsonObject> lines = Files.readAllLines(file).stream()
                .map(line -> Json.createReader(new StringReader(line)).readObject())
                .toList();
        assertThat(lines).extracting(line -> line.getString("to")).containsExactly(Messages.PHONE, "bob@example.org");
        assertThat(lines).allSatisfy(line -> assertThat(line.getString("code")).isEqualTo(Messages.CODE));
        assertThat(lines.get(0)).doesNotContainKeys("link", "language");
        assertThat(lines.get(1).getString("link"))
                .isEqualTo("https://accounts.example.org/activate?username=%62%6F%0A%22%62&confirmation_key="
                        + Messages.CODE + "&domain=sip.example.org&algorithm=SHA-256");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aNoticeShouldBeALineWithoutACode() throws Exception {
        Path file = folder.resolve("sent");
        FileSender sender =
                FileSender.from(Settings.of(Map.of("accountcreator.sender.file", file.toString())), Clock.systemUTC());

        sender.tell(new Notice(Notice.Change.NUMBER_LINKED, "bob@example.org", "bob", "sip.example.org", "fr"));

        assertThat(Files.readString(file))
                .contains("\"notice\":\"NUMBER_LINKED\"", "\"to\":\"bob@example.org\"", "\"language\":\"fr\"")
                .doesNotContain("code");
    }

    @Test
    void aFileThatCannotBeWrittenShouldStopTheStart() {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> FileSender.from(
                        Settings.of(Map.of("accountcreator.sender.file", folder + "/none/sent")), Clock.systemUTC()));
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> FileSender.from(Settings.of(Map.of()), Clock.systemUTC()))
                .withMessageContaining("accountcreator.sender.file is not set");
    }
}
