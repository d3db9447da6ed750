package io.accountcreator.host.choice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.choice.visibility.WordMain;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets an alternative on Weld SE, as it comes with the distribution. */
class VisibilityOnJavaSeIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void alternativeShouldBeSeenByWhomTheTableSays(Listed listed) throws Exception {
        List<String> classPath = new ArrayList<>();
        for (JavaArchive jar : listed.jars()) {
            File file = folder.resolve(jar.getName()).toFile();
            jar.as(ZipExporter.class).exportTo(file);
            classPath.add(file.toString());
        }
        try (Stream<Path> lib = Files.list(Path.of(System.getProperty("accountcreator.distribution"), "lib"))) {
            lib.map(Path::toString)
                    .filter(jar -> !jar.contains("/lib/account-creator-"))
                    .forEach(classPath::add);
        }

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        String.join(File.pathSeparator, classPath),
                        WordMain.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("words: " + listed.answer());
    }
}
