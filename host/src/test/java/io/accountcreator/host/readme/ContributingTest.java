package io.accountcreator.host.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever adds something is sent to classes and files that are there. */
class ContributingTest {
    private static final String TEXT = Pages.read(Pages.ROOT.resolve(".github/CONTRIBUTING.md"));

    /** A class, perhaps with the end of its package before it; three dots stand for the root package of a module. */
    private static final Pattern TYPE = Pattern.compile("`(?:…/)?((?:[a-z]+/)*[A-Z][a-z]\\w*)`");

    private static final Pattern FILE = Pattern.compile("`((?:api|impl-ldap|impl-xmlrpc|host)/(?!target)[\\w./-]+)`");

    /** Of the JDK. */
    private static final Set<String> FOREIGN = Set.of("Duration");

    @Test
    void everyClassShouldBeThere() throws IOException {
        List<String> sources = sources();

        assertThat(found(TYPE).filter(type -> !FOREIGN.contains(type)))
                .hasSizeGreaterThan(40)
                .allSatisfy(type -> assertThat(sources).anyMatch(source -> source.endsWith('/' + type + ".java")));
    }

    @Test
    void everyFileShouldBeThere() {
        assertThat(found(FILE)).hasSizeGreaterThan(4).allSatisfy(file -> assertThat(Pages.ROOT.resolve(file))
                .exists());
    }

    private static Stream<String> found(Pattern pattern) {
        return pattern.matcher(TEXT).results().map(one -> one.group(1));
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Pages.ROOT)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".java") && file.contains("/src/"))
                    .toList();
        }
    }
}
