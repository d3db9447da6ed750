package io.accountcreator.host.runtime.start;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdUnitTest {
    private static final String EXEC = "/opt/account-creator/bin/account-creator";

    @TempDir
    Path folder;

    @Test
    void systemdShouldFindNothingWrongWithTheUnit() throws Exception {
        Path systemd = RealProgram.find("systemd-analyze", "systemd");
        String shipped = Files.readString(Path.of("src/servers/systemd/account-creator.service"));
        Path unit = folder.resolve("account-creator.service");
        // It looks whether the program is there.
        Files.writeString(unit, shipped.replace(EXEC, program().toString()));

        Process verify = new ProcessBuilder(systemd.toString(), "verify", unit.toString())
                .redirectErrorStream(true)
                .start();

        assertThat(new String(verify.getInputStream().readAllBytes(), UTF_8)).isEmpty();
        assertThat(verify.waitFor()).isZero();
    }

    @Test
    void unitShouldStartTheScriptOfTheDistribution() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/servers/systemd/account-creator.service")))
                .contains("ExecStart=" + EXEC + " serve");
        assertThat(program()).isExecutable();
    }

    @Test
    void unitShouldLeaveLittleOfTheMachineOpen() throws Exception {
        Path systemd = RealProgram.find("systemd-analyze", "systemd");

        // Offline since systemd 250; of ten, in tenths: what is left is the network, and memory that Java compiles
        // into.
        Process security = new ProcessBuilder(
                        systemd.toString(),
                        "security",
                        "--offline=true",
                        "--threshold=20",
                        "--no-pager",
                        "src/servers/systemd/account-creator.service")
                .redirectErrorStream(true)
                .start();

        assertThat(new String(security.getInputStream().readAllBytes(), UTF_8)).contains("Overall exposure level");
        assertThat(security.waitFor()).isZero();
    }

    @Test
    void unitShouldHandTheSettingsOnAsTheCredentialThatTheScriptTakes() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/servers/systemd/account-creator.service")))
                .contains(
                        "LoadCredential=account-creator.properties:/opt/account-creator/conf/account-creator.properties");
        assertThat(Files.readString(program())).contains("conf=$CREDENTIALS_DIRECTORY/account-creator.properties");
    }

    @Test
    void unitShouldMakeTheFolderThatTheShippedSettingsOfTheLogName() throws IOException {
        assertThat(Files.readAllLines(Path.of("src/servers/systemd/account-creator.service")))
                .contains("LogsDirectory=account-creator");
        assertThat(Files.readString(Path.of("src/main/distribution/conf/logging.properties")))
                .contains("AuditFile.file = /var/log/account-creator/");
    }

    private static Path program() {
        return Path.of("src/main/distribution/bin/account-creator").toAbsolutePath();
    }
}
