package io.accountcreator.host.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of the tables of settings in the README.
 *
 * @param key the whole key; {@code <name>} stands for what an operator chooses
 * @param preset the value if it is not set, to the letter; empty where there is none, or where it is said in words
 */
public record ReadmeSetting(String key, String preset) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(accountcreator\\.[^`]+)` \\| ([^|…]*) \\|");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| `accountcreator\\.[^`]+` \\| [^|…]*\\|");
    private static final Pattern LITERAL = Pattern.compile("`([^`]+)`");

    /** All of them, in the order of the README. */
    public static List<ReadmeSetting> all() {
        try {
            String readme = Files.readString(Path.of("../README.md"));
            List<ReadmeSetting> found =
                    ROW.matcher(readme).results().map(ReadmeSetting::of).toList();
            long rows = TABLE.matcher(readme).results().count();
            if (found.size() != rows) {
                throw new AssertionError("a row has more than one key, or none: " + rows + " rows, " + found.size());
            }
            return found;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ReadmeSetting of(MatchResult row) {
        var literal = LITERAL.matcher(row.group(2).strip());
        return new ReadmeSetting(row.group(1), literal.matches() ? literal.group(1) : "");
    }
}
