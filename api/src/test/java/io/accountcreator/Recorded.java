package io.accountcreator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the client library was observed to do, row by row, and the rows where we differ: each of those repeats the row, then
 * says what we do and why.
 */
final class Recorded {
    private final int resultCells;
    private final List<String> rows;
    private final Map<String, String> differences;

    /**
     * Reads two resources, of tab-separated cells.
     *
     * @param name of {@code <name>.tsv}
     * @param differencesName of {@code <differencesName>.tsv}
     * @param resultCells how many cells at the end of a row are the result
     */
    Recorded(String name, String differencesName, int resultCells) {
        this.resultCells = resultCells;
        rows = lines(name + ".tsv");
        List<String> lines = lines(differencesName + ".tsv");
        assertThat(lines).allSatisfy(line -> assertThat(cells(line, rowLength() + resultCells, 2))
                .as(line)
                .matches(".+"));
        differences = lines.stream()
                .collect(Collectors.toMap(
                        line -> cells(line, 0, rowLength()), line -> cells(line, rowLength(), resultCells)));
    }

    /** Gives the cells of every row that go in. */
    Stream<List<String>> inputs() {
        return rows.stream()
                .map(row -> List.of(cells(row, 0, rowLength() - resultCells).split("\t", -1)));
    }

    /** Fails unless we do what was observed, or else what is listed as a difference. A question mark is anything. */
    void check(List<String> input, String... results) {
        String begin = String.join("\t", input) + '\t';
        String row = rows.stream().filter(r -> r.startsWith(begin)).findFirst().orElseThrow();
        String expected = differences.getOrDefault(row, row.substring(begin.length()));
        String[] cells = expected.split("\t", -1);
        for (int i = 0; i < cells.length; i++) {
            results[i] = cells[i].equals("?") ? "?" : results[i];
        }

        assertThat(String.join("\t", results)).as(row).isEqualTo(expected);
    }

    /** Fails if a difference is listed that is none, or of a row that was not observed. */
    void checkDifferences() {
        assertThat(rows).containsAll(differences.keySet()).doesNotHaveDuplicates();
        assertThat(differences).allSatisfy((row, ours) -> assertThat(row).doesNotEndWith('\t' + ours));
    }

    static @Nullable String value(String cell) {
        return cell.equals("NULL") ? null : cell.equals("\"\"") ? "" : cell;
    }

    static String cell(@Nullable Object value) {
        return value == null ? "NULL" : value.toString();
    }

    private int rowLength() {
        return rows.get(0).split("\t", -1).length;
    }

    private static String cells(String line, int from, int count) {
        return Arrays.stream(line.split("\t", -1)).skip(from).limit(count).collect(Collectors.joining("\t"));
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(Recorded.class.getResourceAsStream(resource), resource)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
