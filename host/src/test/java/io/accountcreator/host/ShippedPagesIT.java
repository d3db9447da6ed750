package io.accountcreator.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.readme.Links;
import io.accountcreator.host.readme.Pages;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages of the distribution, where they do not lie beside each other as in the sources. */
class ShippedPagesIT {
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("accountcreator.distribution")).normalize();

    @Test
    void everyLinkShouldLeadToWhatIsThere() {
        Links links = new Links(DISTRIBUTION);
        List<Path> pages = Pages.below(DISTRIBUTION);

        assertThat(pages).hasSizeGreaterThan(60);
        assertThat(pages.stream().flatMap(page -> links.dead(page).stream())).isEmpty();
    }

    @Test
    void everyPageShouldBeThere() {
        assertThat(Pages.below(DISTRIBUTION.resolve("docs")))
                .extracting(Path::getFileName)
                .containsAll(Pages.pages().stream().map(Path::getFileName).toList());
    }
}
