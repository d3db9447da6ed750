package io.accountcreator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the distribution, where they do not lie beside each other as in the sources. */
class ShippedPagesIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("accountcreator.distribution"));
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#\\s]+)");

    @Test
    void everyLinkShouldLeadToWhatIsThere() throws IOException {
        List<Path> pages = pages();

        assertThat(pages).hasSizeGreaterThan(10);
        assertThat(pages).allSatisfy(page -> assertThat(links(page))
                .allSatisfy(link -> assertThat(page.resolveSibling(link).normalize())
                        .exists()
                        .startsWith(DISTRIBUTION.normalize())));
    }

    private static List<String> links(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> all = Files.walk(DISTRIBUTION)) {
            return all.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
