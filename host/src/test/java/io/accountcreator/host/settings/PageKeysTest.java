package io.accountcreator.host.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.readme.Pages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever copies a key out of a page gets one that the code reads. */
class PageKeysTest {
    private static final Pattern KEY =
            Pattern.compile("(?<![\\w.])accountcreator\\.([a-z0-9<>.-]*[a-z0-9>])(\\.?[…*])?");
    private static final Pattern VARIABLE = Pattern.compile("ACCOUNTCREATOR_[A-Z0-9_]*[A-Z0-9]");

    /** Of the tests, and of the example of a backend. */
    private static final Pattern OTHERS = Pattern.compile("accountcreator\\.(test\\..*|list\\.names)");

    /** What an API key of the command line may stand in. */
    private static final String KEY_VARIABLE = "ACCOUNTCREATOR_KEY";

    @Test
    void everyKeyShouldBeOneThatTheCodeReads() throws Exception {
        List<String> known = known();
        List<MatchResult> keys = KEY.matcher(Pages.everything()).results().toList();

        assertThat(keys).hasSizeGreaterThan(300);
        assertThat(keys.stream()
                        .filter(key -> !OTHERS.matcher(key.group()).matches())
                        .filter(key -> known.stream()
                                .noneMatch(
                                        one -> key.group(2) == null ? isThat(one, key.group()) : startsWith(one, key)))
                        .map(MatchResult::group))
                .isEmpty();
    }

    @Test
    void everyEnvironmentVariableShouldBeThatOfAKey() throws Exception {
        List<String> known = known().stream()
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .toList();

        assertThat(VARIABLE.matcher(Pages.everything()).results().map(MatchResult::group))
                .filteredOn(name -> !name.equals(KEY_VARIABLE))
                .hasSizeGreaterThan(1)
                .isSubsetOf(known);
    }

    private static List<String> known() throws Exception {
        List<String> known = new ArrayList<>(ShippedSettingsTest.ofTheCode());
        known.addAll(ShippedSettingsTest.MADE_OF_PARTS);
        return Stream.concat(known.stream(), known.stream().map(key -> key + "-file"))
                .toList();
    }

    /** Whether it is that key, with a name put in where the key has one. */
    private static boolean isThat(String known, String key) {
        return key.equals(known) || key.matches(Pattern.quote(known).replaceAll("<\\w+>", "\\\\E[a-z0-9.]+\\\\Q"));
    }

    private static boolean startsWith(String known, MatchResult key) {
        String start = "accountcreator." + key.group(1);
        return known.startsWith(start) && known.length() > start.length();
    }
}
