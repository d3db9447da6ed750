package io.accountcreator.host.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One README had 1,433 lines, and whoever looked for something did not find it. */
class PagesTest {
    @Test
    void readmeShouldBeAPageThatOneReads() {
        assertThat(Pages.read(Pages.README).lines().count()).isLessThanOrEqualTo(250);
    }

    @Test
    void pagesShouldBeShort() {
        assertThat(Pages.pages()).hasSizeGreaterThan(30).allSatisfy(page -> assertThat(
                        Pages.read(page).lines().count())
                .as(page.toString())
                .isLessThanOrEqualTo(300));
    }

    @Test
    void everyLinkShouldLeadToAFileAndAHeadingThatAreThere() {
        Links links = new Links(Pages.ROOT);
        List<Path> files =
                Stream.concat(Pages.all().stream(), Pages.others().stream()).toList();

        assertThat(files.stream().flatMap(Links::of)).hasSizeGreaterThan(200);
        assertThat(files.stream().flatMap(file -> links.dead(file).stream())).isEmpty();
    }

    @Test
    void everyPageShouldStandInTheIndex() {
        Path index = Pages.pages().stream()
                .filter(page -> page.endsWith("index.md"))
                .findFirst()
                .orElseThrow();
        List<Path> linked = Links.of(index)
                .map(link -> index.resolveSibling(link).normalize())
                .toList();

        assertThat(Pages.pages()).filteredOn(page -> !page.equals(index)).allSatisfy(page -> assertThat(linked)
                .contains(page));
    }

    /** They lie in one folder of the distribution. */
    @Test
    void everyPageShouldHaveANameOfItsOwn() {
        Set<Path> names = new HashSet<>();

        assertThat(Pages.pages()).allSatisfy(page -> assertThat(names.add(page.getFileName()))
                .as(page.toString())
                .isTrue());
    }

    /** So that the test above can fail. */
    @Test
    void linksToWhatIsNotThereShouldBeFound(@TempDir Path folder) throws Exception {
        Path page = Files.writeString(folder.resolve("page.md"), """
                # What `it` does (mostly)

                ## Twice
                ## Twice

                [good](#what-it-does-mostly) [good](page.md#twice-1) [elsewhere](https://example.org/x)
                [no file](no.md) [no heading](#twice-2) [outside](../outside.md) `[code](no.md)`

                    [code](no.md)

                ```
                [code](no.md)
                # No heading
                ```

                [no heading](page.md#no-heading)
                """);

        assertThat(new Links(folder).dead(page))
                .containsExactly(
                        "page.md: no.md", "page.md: #twice-2", "page.md: ../outside.md", "page.md: page.md#no-heading");
    }
}
