package io.accountcreator.host.outbound.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.runtime.start.HostLogManager;
import io.accountcreator.spi.SettingException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lines of conf/logging.properties that send the audit log to a file of its own, as they stand there. */
class AuditFileTest {
    private static final Path SHIPPED = Path.of("src/main/distribution/conf/logging.properties");
    private static final String MARK = "#audit# ";
    private static final String DOCUMENT = "{\"type\":\"request.ended\",\"id\":1}";

    @TempDir
    private Path folder;

    /** A process, as java.util.logging looks at its settings when a logger is first asked for. */
    static final class Logs {
        private Logs() {}

        public static void main(String[] none) {
            System.setProperty("java.util.logging.manager", HostLogManager.class.getName());
            try {
                AuditDestination.openForHost();
            } catch (SettingException e) {
                System.err.println(e);
            }
            System.getLogger("io.accountcreator.audit").log(Level.INFO, DOCUMENT);
            System.getLogger("io.accountcreator.host").log(Level.INFO, "something else");
        }
    }

    @Test
    void theShippedLinesShouldSendTheAuditLogAndNothingElseToItsFile() throws Exception {
        String shipped = Files.readString(SHIPPED);
        Path conf = folder.resolve("logging.properties");
        Path logs = folder.resolve("not there/yet");
        Files.writeString(conf, shipped.replace(MARK, "").replace("/var/log/account-creator", logs.toString()));

        String console = run(conf);

        assertThat(shipped).contains(MARK);
        assertThat(Files.readAllLines(logs.resolve("audit.log"))).containsExactly(DOCUMENT);
        assertThat(console).contains("something else").doesNotContain("request.ended");
    }

    @Test
    void aHandlerOfJavaThatCannotBeMadeShouldStopTheStartToo() throws Exception {
        Path conf = folder.resolve("logging.properties");
        Files.writeString(
                conf,
                "io.accountcreator.audit.handlers = java.util.logging.FileHandler\n"
                        + "io.accountcreator.audit.useParentHandlers = false\n"
                        + "java.util.logging.FileHandler.pattern = " + folder + "/none/audit.log\n");

        assertThat(run(conf))
                .contains("SettingException: setting io.accountcreator.audit.handlers:"
                        + " 'java.util.logging.FileHandler' found, expected a handler that can be made");
    }

    private static String run(Path conf) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.util.logging.config.file=" + conf,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Logs.class.getName()))
                .redirectErrorStream(true)
                .start();
        String console = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(console).isZero();
        return console;
    }
}
