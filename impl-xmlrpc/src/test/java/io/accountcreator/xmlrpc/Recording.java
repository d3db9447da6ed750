package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Rows of what was recorded: what went in, then what came out. A second file lists where we differ: what went in, what comes
 * out here, and why.
 */
final class Recording {
    private final int in;
    private final int out;
    private final Map<List<String>, List<String>> rows;
    private final Map<List<String>, List<String>> differences;

    private Recording(String name, int in, int out) {
        this.in = in;
        this.out = out;
        rows = rows(name + ".tsv", in + out);
        differences = rows(name + "-differences.tsv", in + out + 1);
    }

    /** Reads {@code name.tsv}, with so many cells that go in and so many that come out, and the differences. */
    static Recording of(String name, int in, int out) {
        return new Recording(name, in, out);
    }

    Stream<List<String>> inputs() {
        return rows.keySet().stream();
    }

    /** Fails unless this came out, or what is listed as a difference. */
    void check(List<String> input, String... found) {
        List<String> expected = differences.getOrDefault(input, rows.get(input));

        assertThat(List.of(found)).as("%s", input).isEqualTo(expected.subList(0, out));
    }

    /** Fails if a difference is listed that is none, without a reason, or of a row that was not recorded. */
    void checkDifferences() {
        assertThat(rows.keySet()).containsAll(differences.keySet());
        assertThat(differences).allSatisfy((input, ours) -> {
            assertThat(ours.subList(0, out)).as("%s", input).isNotEqualTo(rows.get(input));
            assertThat(ours.get(out)).isNotBlank();
        });
    }

    private Map<List<String>, List<String>> rows(String file, int cells) {
        return Recorded.rows(file)
                .map(row -> Arrays.stream(row.get()).map(Object::toString).toList())
                .peek(row -> assertThat(row).hasSize(cells))
                .collect(Collectors.toMap(
                        row -> row.subList(0, in),
                        row -> row.subList(in, cells),
                        Recording::twice,
                        java.util.LinkedHashMap::new));
    }

    private static List<String> twice(List<String> one, List<String> other) {
        throw new AssertionError("two rows with the same input: " + one + other);
    }
}
