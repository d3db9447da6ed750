package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.SettingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the file of the audit log does with its disk; /dev/full is a disk without room. */
class AuditFileWritingTest {
    private static final String LINE = "{\"type\":\"request.ended\"}";

    private final AtomicLong nanos = new AtomicLong(-5);

    @TempDir
    private Path folder;

    @Test
    void aMissingFolderShouldBeMade() throws Exception {
        Path file = folder.resolve("a/b/audit.log");

        publish(audit(file, "0"), LINE);

        assertThat(file).content().isEqualTo(LINE + "\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .doesNotContain("x")
                .endsWith("---");
    }

    @Test
    void aFileThatCannotBeWrittenShouldBeKnownWithItsCause() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(audit(file.resolve("audit.log"), "0")::check)
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("AuditFile.file: '" + file + "/audit.log' found, expected a file that the user ")
                .hasMessageContaining("can write (it is named in logging.properties): ");
        assertThatThrownBy(new AuditFile("", "0", "1", nanos::get)::check).hasMessageContaining("the name of a file");
        assertThatThrownBy(new AuditFile("x", "ten", "1", nanos::get)::check).hasMessageContaining("a number from 0");
    }

    @Test
    void aLinkInThePlaceOfTheFileShouldNotBeFollowed() throws Exception {
        Path target = Files.writeString(folder.resolve("passwd"), "");
        Path link = Files.createSymbolicLink(folder.resolve("audit.log"), target);

        assertThatThrownBy(audit(link, "0")::check).isInstanceOf(SettingException.class);
        assertThat(target).isEmptyFile();
    }

    @Test
    void aFullDiskShouldBeSaidOnceAMinuteCountedAndBeAReasonToBeDegraded() {
        AuditFile audit = audit(Path.of("/dev/full"), "0");
        try (CapturedLog log = new CapturedLog(AuditFile.class.getName())) {
            assertThat(audit.degraded()).isEmpty();
            publish(audit, LINE);
            publish(audit, LINE);
            nanos.addAndGet(59_000_000_000L);
            publish(audit, LINE);
            assertThat(log.messages())
                    .containsExactly("the audit file /dev/full cannot be written: No space left on device; 1 line is"
                            + " missing so far");
            nanos.addAndGet(1_000_000_000L);
            publish(audit, LINE);

            assertThat(log.messages()).hasSize(2).last().asString().endsWith("; 4 lines are missing so far");
            assertThat(audit.degraded())
                    .contains("requests are answered, but the audit log cannot be written: 4 lines are missing");
        }
    }

    @Test
    void aGapShouldStandInTheFileAsSoonAsThereIsRoomThoughNothingElseIsWritten() throws Exception {
        Path file = folder.resolve("audit.log");
        AuditFile audit = audit(file, "0");
        publish(audit, LINE);
        Files.delete(file);
        Files.createDirectory(file);
        publish(audit, LINE);
        publish(audit, LINE);
        Files.delete(file);
        nanos.addAndGet(10_000_000_000L);

        assertThat(audit.degraded()).isEmpty();
        publish(audit, LINE);
        assertThat(Files.readAllLines(file)).hasSize(2).last().isEqualTo(LINE);
        assertThat(file).content().startsWith("{\"type\":\"lines.lost\",").contains("\"count\":2}");
    }

    @Test
    void aHostShouldBeginNewFilesAndKeepAsManyAsItMay() throws Exception {
        Path file = folder.resolve("audit.log");
        AuditFile audit = audit(file, "10");
        audit.rotate();

        for (int i = 1; i <= 5; i++) {
            publish(audit, "{" + i + "}345678");
        }

        assertThat(file).content().isEqualTo("{5}345678\n");
        assertThat(folder.resolve("audit.log.1")).content().isEqualTo("{4}345678\n");
        assertThat(folder.resolve("audit.log.2")).content().isEqualTo("{3}345678\n");
        assertThat(folder.resolve("audit.log.3")).doesNotExist();
    }

    @Test
    void aCommandShouldAddToTheFileOfTheHostWhicheverThatIs() throws Exception {
        Path file = folder.resolve("audit.log");
        AuditFile host = audit(file, "10");
        host.rotate();
        AuditFile command = audit(file, "10");
        publish(host, "{host}7890");
        publish(command, "{command}");
        publish(command, "{command}");
        publish(host, "{host}");
        publish(command, "{again}");

        assertThat(file).content().isEqualTo("{host}\n{again}\n");
        assertThat(folder.resolve("audit.log.1")).content().isEqualTo("{host}7890\n{command}\n{command}\n");
    }

    @Test
    void anInterruptedThreadShouldWriteAndStayInterrupted() {
        Path file = folder.resolve("audit.log");
        AuditFile audit = audit(file, "0");

        Thread.currentThread().interrupt();
        publish(audit, LINE);
        assertThat(Thread.interrupted()).isTrue();
        publish(audit, LINE);

        assertThat(file).content().isEqualTo(LINE + "\n" + LINE + "\n");
    }

    @Test
    void wordsShouldHaveTheirTime() {
        Path file = folder.resolve("audit.log");

        publish(audit(file, "0"), "request.ended id=1");

        assertThat(file).content().endsWith(": request.ended id=1\n").doesNotStartWith("request");
    }

    private AuditFile audit(Path file, String limit) {
        return new AuditFile(file.toString(), limit, "3", nanos::get);
    }

    private static void publish(AuditFile audit, String message) {
        LogRecord line = new LogRecord(Level.INFO, message);
        line.setLoggerName(AuditLog.NAME);
        audit.publish(line);
    }
}
