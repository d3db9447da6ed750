package io.accountcreator.host.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.TestCodes;
import io.smallrye.config.PropertiesConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFilesTest {
    private static final String PASSWORD = "accountcreator.ldap.bind-password";

    @TempDir
    private Path folder;

    @Test
    void aKeyThatStandsTwiceShouldBeToldWithItsLinesAndWithoutItsValues() throws IOException {
        Path file = file("# a comment \\\naccountcreator.domain=a \\\n  b\n" + PASSWORD + "=" + TestCodes.MARK
                + "1\n\n  " + PASSWORD + " : " + TestCodes.MARK + "2\naccountcreator.http.port=1\n");

        assertThat(SettingsFiles.warnings(file))
                .containsExactly(file + ": " + PASSWORD + " stands in lines 4, 6; what line 6 says counts");
    }

    @Test
    void theLastOfTwoShouldBeTheOneThatCounts() throws IOException {
        Path file = file("a=1\na=2\n");

        assertThat(new PropertiesConfigSource(file.toUri().toURL(), 1).getValue("a"))
                .isEqualTo("2");
    }

    @Test
    void nothingShouldBeSaidOfAFileWithNothingWrong() throws IOException {
        assertThat(SettingsFiles.warnings(file("a=1\nb=2\n#a=3\n" + PASSWORD + "=x\n")))
                .isEmpty();
    }

    @Test
    void aFileWithSecretsThatEverybodyCanReadShouldBeToldWithWhatToDo() throws IOException {
        Path file = file(PASSWORD + "=" + TestCodes.MARK
                + "\naccountcreator.ldap.pepper-file=/x\naccountcreator.page.secret=\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(SettingsFiles.warnings(file))
                .containsExactly(file + " has secrets in it (" + PASSWORD
                        + ") and can be read by every user of this machine: chmod o-r " + file);
    }

    @Test
    void theLibraryShouldWriteNoValueOfAKeyThatStandsTwice() throws IOException {
        Path file = file(PASSWORD + "=" + TestCodes.MARK + "\n" + PASSWORD + "=" + TestCodes.MARK + "\n");
        List<String> lines = new ArrayList<>();
        Logger library = Logger.getLogger("io.smallrye.config");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + " "
                        + List.of(line.getParameters() == null ? new Object[0] : line.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = library.getLevel();
        library.setLevel(Level.ALL);
        library.addHandler(handler);
        try {
            QuietConfig.install();
            assertThat(new PropertiesConfigSource(file.toUri().toURL(), 1).getValue(PASSWORD))
                    .isNotEmpty();
        } finally {
            library.removeHandler(handler);
            library.setLevel(before);
        }

        assertThat(lines).noneMatch(line -> line.contains(TestCodes.MARK));
    }

    private Path file(String text) throws IOException {
        Path file = folder.resolve("account-creator.properties");
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        return file;
    }
}
