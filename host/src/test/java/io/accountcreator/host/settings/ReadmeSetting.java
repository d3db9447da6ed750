package io.accountcreator.host.settings;

import io.accountcreator.host.readme.Pages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A row of the tables of settings in the README and the pages.
 *
 * @param key the whole key; {@code <name>} stands for what an operator chooses
 * @param preset the value if it is not set, to the letter; empty where there is none, or where it is said in words
 */
public record ReadmeSetting(String key, String preset) {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(accountcreator\\.[^`]+)` \\| ([^|…]*) \\|");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\| `accountcreator\\.[^`]+` \\| [^|…]*\\|");
    private static final Pattern LITERAL = Pattern.compile("`([^`]+)`");

    /** All of them, each once: a key that stands in several tables has one default. */
    public static List<ReadmeSetting> all() {
        String text = Pages.text();
        List<ReadmeSetting> found =
                ROW.matcher(text).results().map(ReadmeSetting::of).toList();
        long rows = TABLE.matcher(text).results().count();
        if (found.size() != rows) {
            throw new AssertionError("a row has more than one key, or none: " + rows + " rows, " + found.size());
        }
        Map<String, ReadmeSetting> byKey = new LinkedHashMap<>();
        for (ReadmeSetting setting : found) {
            ReadmeSetting before = byKey.putIfAbsent(setting.key(), setting);
            if (before != null && !before.equals(setting)) {
                throw new AssertionError("two defaults: " + before + ", " + setting);
            }
        }
        return List.copyOf(byKey.values());
    }

    private static ReadmeSetting of(MatchResult row) {
        var literal = LITERAL.matcher(row.group(2).strip());
        return new ReadmeSetting(row.group(1), literal.matches() ? literal.group(1) : "");
    }
}
