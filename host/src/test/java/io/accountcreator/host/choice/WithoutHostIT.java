package io.accountcreator.host.choice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example that needs neither host nor CDI. */
class WithoutHostIT {
    @Test
    void aProgramShouldAskABackendOfItsOwn() throws Exception {
        Path lib = Path.of(System.getProperty("accountcreator.distribution"), "lib");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Examples.LIST_JAR + File.pathSeparator + lib.resolve("*"),
                        "org.example.accounts.WithoutHost")
                .redirectErrorStream(true)
                .start();

        String output = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output.lines()).containsExactlyInAnyOrder("ACCOUNT_EXIST", "IS_ACCOUNT_EXIST ended: ACCOUNT_EXIST");
    }
}
