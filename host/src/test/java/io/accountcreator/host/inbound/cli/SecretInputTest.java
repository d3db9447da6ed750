package io.accountcreator.host.inbound.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.spi.TestCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretInputTest {
    private static final String ANSWER =
            "{\"operation\":\"updateAccount\",\"provisional\":\"REQUEST_OK\",\"status\":\"REQUEST_OK\"}";

    @TempDir
    Path folder;

    private final TestCodes codes = new TestCodes();
    private final String password = codes.password();
    private final String fresh = codes.password();
    private final CommandRig rig = new CommandRig();
    private ScriptedHost host;

    @BeforeEach
    void start() {
        host = ScriptedHost.answering(200, "application/json", ANSWER);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @CsvSource({
        "update-account, --password",
        "update-account, --new-password",
        "update-account, --ha1",
        "update-account, --new-ha1",
        "activate-account, --code",
        "is-account-exist, --key",
    })
    void aSecretInAnArgumentShouldBeRefusedAndNotRepeated(String command, String option) {
        for (String[] arguments : new String[][] {
            {command, "bob", option + "=" + password},
            {command, "bob", option, password},
            {command, option, password},
            {command, "bob", option + "x=" + password},
            {command, "bob", option + password},
            {command, "bob", "-p" + password},
            {command, "bob", password},
        }) {
            Ended ended = rig.typing(fresh).run(arguments);

            assertThat(ended.exitCode()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err()).startsWith("account-creator: ").doesNotContain(password);
        }
        assertThat(rig.asked()).isEmpty();
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void secretsShouldBeTypedInTheOrderOfTheOptionsAndAPasswordToBeTwice() {
        Ended ended = rig.typing(password, fresh, fresh)
                .run("update-account", "bob", "--url", host.url(), "--password", "--new-password");

        assertThat(ended).isEqualTo(new Ended(0, "REQUEST_OK\n", ""));
        assertThat(rig.asked()).containsExactly("password", "new password", "new password again");
        assertThat(body()).isEqualTo("{\"password\":\"" + password + "\",\"newPassword\":\"" + fresh + "\"}");
    }

    @Test
    void aPasswordToBeThatIsTypedDifferentlyTheSecondTimeShouldBeRefused() {
        Ended ended = rig.typing(password, fresh).run("create-account", "bob", "--url", host.url(), "--password");

        assertThat(ended).isEqualTo(new Ended(2, "", "account-creator: the two are not the same\n"));
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void theEndOfTheInputShouldBeNoPassword() {
        Ended ended = rig.typing().run("create-account", "bob", "--url", host.url(), "--password");

        assertThat(ended).isEqualTo(new Ended(2, "", "account-creator: the password is empty\n"));
    }

    @Test
    void nobodyShouldBeAskedWhereNobodySits() {
        Ended ended = rig.run("delete-account", "bob", "--url", host.url(), "--password");

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err())
                .isEqualTo("account-creator: no terminal to ask for the password at: name a file, or -"
                        + " for standard input\n");
    }

    @Test
    void linesOfStandardInputShouldGoToTheOptionsInTheirOrder() {
        rig.reading(fresh + "\n" + password + "\n")
                .run("update-account", "bob", "--url", host.url(), "--new-password-file", "-", "--password-file", "-");

        assertThat(body()).contains("\"password\":\"" + password).contains("\"newPassword\":\"" + fresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "\r\n"})
    void aFileShouldBeReadWithoutTheLineEndAtItsEnd(String end) throws IOException {
        Ended ended = ask(file(password + end, "rw-------"));

        assertThat(ended).isEqualTo(new Ended(0, "REQUEST_OK\n", ""));
        assertThat(body()).isEqualTo("{\"password\":\"" + password + "\"}");
    }

    @Test
    void aFileThatEveryoneMayReadShouldBeWarnedOf() throws IOException {
        Path file = file(password, "rw-r--r--");

        Ended ended = ask(file);

        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err())
                .isEqualTo("account-creator: warning: every user of this machine may read " + file + "\n");
    }

    @Test
    void aFileThatHoldsNoSecretShouldBeRefusedWithItsName() throws IOException {
        Path missing = folder.resolve("missing");

        assertThat(ask(missing)).isEqualTo(unreadable(missing));
        assertThat(ask(folder)).isEqualTo(unreadable(folder));
        Path latin1 = Files.write(folder.resolve("latin1"), new byte[] {'a', (byte) 0xe9, 'b'});
        Files.setPosixFilePermissions(latin1, PosixFilePermissions.fromString("rw-------"));
        assertThat(ask(latin1)).isEqualTo(unreadable(latin1));
        assertThat(ask(file("\n", "rw-------")))
                .isEqualTo(new Ended(2, "", "account-creator: the password is empty\n"));
        assertThat(ask(file(password.repeat(1000), "rw-------")).err()).endsWith(": more than 8192 bytes\n");
        assertThat(host.asked()).isEmpty();
    }

    @Test
    void aPromptAndAFileShouldNotBothBeGiven() throws IOException {
        Ended ended = rig.typing(password)
                .run(
                        "delete-account",
                        "bob",
                        "--password",
                        "--password-file",
                        file(password, "rw-------").toString());

        assertThat(ended)
                .isEqualTo(
                        new Ended(2, "", "account-creator: --password and --password-file: one of them is enough\n"));
    }

    private Ended ask(Path file) {
        return rig.run("update-account", "bob", "--url", host.url(), "--password-file", file.toString());
    }

    private static Ended unreadable(Path file) {
        return new Ended(2, "", "account-creator: the password cannot be read from " + file + ", as text in UTF-8\n");
    }

    private String body() {
        return host.asked().get(host.asked().size() - 1).body();
    }

    private Path file(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
