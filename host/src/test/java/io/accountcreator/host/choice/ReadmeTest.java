package io.accountcreator.host.choice;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.readme.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages show the examples that are built and run, and no other code: so they cannot rot. */
class ReadmeTest {
    private static final Path EXAMPLES = Path.of("src/test/resources/examples");
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(java|xml)\\n(.*?)^```$", Pattern.DOTALL);

    /** Where a file of its own begins: a comment or a type at the margin, after a blank line. */
    private static final Pattern TYPE = Pattern.compile("\\n\\n(?=\\S)(?!\\})");

    private static String readme() {
        return Pages.text();
    }

    @Test
    void everyTypeOfTheReadmeShouldBeThatOfAnExample() {
        List<String> sources = files(".java");

        assertThat(blocks("java").flatMap(block -> Arrays.stream(TYPE.split(block))))
                .hasSizeGreaterThanOrEqualTo(10)
                .allSatisfy(type -> assertThat(sources).as(type).anyMatch(source -> lines(source)
                        .contains(lines(type))));
    }

    @Test
    void everyFileOfTheReadmeShouldBeThatOfAnExample() {
        List<String> files = files(".xml");

        assertThat(blocks("xml"))
                .hasSize(2)
                .allSatisfy(block -> assertThat(files).as(block).contains(block));
    }

    @Test
    void everyCommandOfTheReadmeShouldNameAnExampleThatIsThere() {
        List<String> copied = Pattern.compile("cp -r host/(\\S+) ~/(\\S+)")
                .matcher(readme())
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(copied)
                .containsExactlyInAnyOrder(
                        "src/test/resources/examples/embedding", "src/test/resources/examples/list-backend")
                .allSatisfy(folder -> assertThat(Path.of(folder, "pom.xml")).exists());
    }

    /** The examples are no modules, so that nobody raises their versions with the project's. */
    @Test
    void theExamplesShouldBeOfTheVersionOfTheProject() {
        String version = first(read(Path.of("../pom.xml")), "<version>(.*?)</version>");

        assertThat(files("pom.xml").stream().flatMap(pom -> Pattern.compile("<account-creator.version>(.*?)<")
                        .matcher(pom)
                        .results()
                        .map(match -> match.group(1))))
                .hasSize(2)
                .containsOnly(version);
    }

    private static Stream<String> blocks(String language) {
        return BLOCK.matcher(readme())
                .results()
                .filter(block -> block.group(1).equals(language))
                .map((MatchResult block) -> block.group(2));
    }

    /** The examples' files of a kind. */
    private static List<String> files(String end) {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(file -> file.toString().endsWith(end))
                    .map(ReadmeTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text without indentation, so that a part of a method can be shown. */
    private static String lines(String text) {
        return text.strip().lines().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static String first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
