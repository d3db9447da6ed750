package io.accountcreator.host.choice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The security page names tests that are there, and has a row for every risk. */
class SecurityPageTest {
    private static final String PAGE = read(Path.of("../.github/SECURITY.md"));

    /** A class, a class and its method, or a method of the class before; three dots stand for the rest of a name. */
    private static final Pattern TEST = Pattern.compile(
            "`([A-Z]\\w*(?:Test|IT|Contract))?(?:\\.?\\b([a-z]\\w*Should\\w*|(?<=\\.)[a-z]\\w*)(…)?)?`");

    private static final Map<String, String> SOURCES = sources();

    @Test
    void everyTestOfThePageShouldBeThere() {
        List<String> missing = new ArrayList<>();
        String type = "";
        int methods = 0;
        Matcher name = TEST.matcher(PAGE);
        while (name.find()) {
            type = name.group(1) == null ? type : name.group(1);
            if (name.group(2) != null) {
                methods++;
            }
            if (!isThere(type, name.toMatchResult())) {
                missing.add(type + ' ' + name.group());
            }
        }

        assertThat(missing).isEmpty();
        assertThat(methods).isGreaterThan(80);
    }

    @Test
    void everyRiskShouldHaveARow() {
        assertThat(PAGE.lines().filter(line -> line.startsWith("| S")).map(line -> line.split("[ |]+")[1]))
                .containsAll(IntStream.rangeClosed(1, 29).mapToObj(i -> "S" + i).toList())
                .doesNotHaveDuplicates();
    }

    private static boolean isThere(String type, MatchResult name) {
        String source = SOURCES.get(type);
        String method = name.group(2);
        if (source == null || method == null) {
            return source != null;
        }
        String end = name.group(3) == null ? "\\b" : "";
        return Pattern.compile("(void|ArchRule) " + method + end)
                .matcher(source)
                .find();
    }

    private static Map<String, String> sources() {
        return Stream.of("api", "impl-xmlrpc", "impl-ldap", "host")
                .flatMap(module -> files(Path.of("..", module, "src/test/java")))
                .collect(Collectors.toMap(
                        file -> file.getFileName().toString().replace(".java", ""),
                        SecurityPageTest::read,
                        String::concat));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
