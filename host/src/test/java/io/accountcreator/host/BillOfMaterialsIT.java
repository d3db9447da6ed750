package io.accountcreator.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is shipped says what is in it, and what scanners say of it that does not apply. */
class BillOfMaterialsIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("accountcreator.distribution"));
    private static final Path WAR = Path.of(System.getProperty("accountcreator.war"));
    private static final Path SBOM = DISTRIBUTION.resolve("sbom");

    /** Its plugin does not run in a build that is offline. */
    @BeforeAll
    static void bill() {
        assumeThat(Files.exists(SBOM.resolve("bom.json")) || Boolean.getBoolean("accountcreator.test.real"))
                .as("built offline, without a bill of materials")
                .isTrue();
    }

    @Test
    void theJarsOfTheDistributionAndNoOthersShouldBeOnTheBill() throws IOException {
        List<String> named = read(SBOM.resolve("bom.json")).getJsonArray("components").stream()
                .map(component -> component.asJsonObject())
                .map(c -> c.getString("name") + "-" + c.getString("version") + ".jar")
                .toList();

        try (Stream<Path> jars = Files.list(DISTRIBUTION.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void everyFindingThatDoesNotApplyShouldNameWhatIsShipped() throws IOException {
        List<String> shipped = read(SBOM.resolve("bom.json")).getJsonArray("components").stream()
                .map(component -> component.asJsonObject().getString("bom-ref"))
                .toList();
        JsonObject vex = read(SBOM.resolve("vex.cdx.json"));

        assertThat(vex.getJsonArray("vulnerabilities").stream()
                        .map(finding -> finding.asJsonObject().getString("id")))
                .containsExactlyInAnyOrder("CVE-2016-5002", "CVE-2016-5003", "CVE-2016-5004", "CVE-2019-17570");
        assertThat(vex.getJsonArray("vulnerabilities").stream()
                        .flatMap(finding -> finding.asJsonObject().getJsonArray("affects").stream())
                        .map(affected -> affected.asJsonObject().getString("ref")))
                .isNotEmpty()
                .isSubsetOf(shipped);
        assertThat(vex.getJsonObject("metadata").getJsonObject("component").getString("version"))
                .isEqualTo(read(SBOM.resolve("bom.json"))
                        .getJsonObject("metadata")
                        .getJsonObject("component")
                        .getString("version"));
    }

    @Test
    void theWarShouldHaveTheSameTwoFiles() throws IOException {
        try (FileSystem war = FileSystems.newFileSystem(WAR)) {
            for (String name : List.of("bom.json", "vex.cdx.json")) {
                assertThat(war.getPath("META-INF", "sbom", name)).hasSameBinaryContentAs(SBOM.resolve(name));
            }
        }
    }

    private static JsonObject read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject();
        }
    }
}
