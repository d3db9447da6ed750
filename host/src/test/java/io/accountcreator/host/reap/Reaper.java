package io.accountcreator.host.reap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Sees to it that no process outlives the test JVM that started it, even if that is killed: it starts {@code src/test/sh/reaper},
 * which ends whatever bears the mark of the run. Found by JUnit in every test JVM; pom.xml gives the mark.
 */
public final class Reaper implements LauncherSessionListener {
    /** The environment variable that marks the processes of a run. */
    public static final String MARK = "ACCOUNTCREATOR_TEST_RUN";

    // Held open for as long as this JVM lives: the script waits for its end.
    private static Process reaper;

    @Override
    public synchronized void launcherSessionOpened(LauncherSession session) {
        Optional<String> mark = Optional.ofNullable(System.getenv(MARK));
        if (mark.isPresent() && reaper == null) {
            reaper = watch(mark.get());
        }
    }

    /** Starts the script in a session of its own, so that what ends this JVM's process group does not end it. */
    private static Process watch(String mark) {
        ProcessBuilder builder = new ProcessBuilder(
                        "setsid", Path.of("src/test/sh/reaper").toAbsolutePath().toString(), MARK + "=" + mark)
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD);
        // Maven waits for the shell that started this JVM.
        for (Optional<ProcessHandle> up = ProcessHandle.current().parent();
                up.isPresent();
                up = up.get().parent()) {
            builder.command().add(Long.toString(up.get().pid()));
        }
        builder.environment().remove(MARK);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("without setsid (util-linux) servers could be left running", e);
        }
    }
}
