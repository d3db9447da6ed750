package io.accountcreator.host.reap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.core.LauncherFactory;

class ReaperTest {
    /** What a test JVM does: opens a session, starts a process that detaches itself, and never comes to its end. */
    static final class TestJvm {
        public static void main(String[] args) throws Exception {
            LauncherFactory.openSession();
            new ProcessBuilder("setsid", "sh", "-c", "sleep 600 & sleep 600").start();
            System.out.println("started");
            Thread.sleep(Duration.ofMinutes(10).toMillis());
        }
    }

    @Test
    void noProcessShouldBeLeftWhenTheTestJvmIsKilled() throws Exception {
        String mark = UUID.randomUUID().toString();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TestJvm.class.getName());
        builder.environment().put(Reaper.MARK, mark);
        Process testJvm = builder.start();
        try (BufferedReader output = testJvm.inputReader(UTF_8)) {
            assertThat(output.readLine()).isEqualTo("started");
            await(() -> marked(mark) == 4);

            testJvm.destroyForcibly();

            await(() -> marked(mark) == 0);
        } finally {
            testJvm.destroyForcibly();
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private static long marked(String mark) {
        return MarkedProcesses.processes(mark).count();
    }
}
