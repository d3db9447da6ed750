package io.accountcreator.host.readme;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The links of Markdown files to other files and to their headings. */
public final class Links {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern INDENTED = Pattern.compile("(?m)(?<=\n\n)(?: {4}.*\n|\n(?= {4}))+");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");

    /** How much more than letters and digits remains of a heading in its anchor. */
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{N}_ -]");

    private final Path root;
    private final Map<Path, Set<String>> anchors = new HashMap<>();

    /**
     * Prepares to look at them.
     *
     * @param root the folder that holds all that may be linked to
     */
    public Links(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** Those that lead nowhere, with the file that they stand in. */
    public List<String> dead(Path file) {
        return of(file).filter(link -> !leadsSomewhere(file, link))
                .map(link -> root.relativize(file.toAbsolutePath().normalize()) + ": " + link)
                .toList();
    }

    /** Those within the project. */
    static Stream<String> of(Path file) {
        String text = INDENTED.matcher(FENCED.matcher(Pages.read(file)).replaceAll(""))
                .replaceAll("");
        return LINK.matcher(CODE.matcher(text).replaceAll("code"))
                .results()
                .map(link -> link.group(1))
                .filter(link -> URI.create(link).getScheme() == null);
    }

    private boolean leadsSomewhere(Path file, String link) {
        int hash = link.indexOf('#');
        String name = hash < 0 ? link : link.substring(0, hash);
        Path target = name.isEmpty() ? file : file.resolveSibling(name).normalize();
        if (!target.toAbsolutePath().normalize().startsWith(root) || !Files.exists(target)) {
            return false;
        }
        return hash < 0 || anchors.computeIfAbsent(target, Links::anchorsOf).contains(link.substring(hash + 1));
    }

    /** As GitHub makes them of headings. */
    private static Set<String> anchorsOf(Path file) {
        Set<String> found = new HashSet<>();
        Map<String, Integer> seen = new HashMap<>();
        HEADING.matcher(FENCED.matcher(Pages.read(file)).replaceAll(""))
                .results()
                .map(heading -> DROPPED.matcher(heading.group(1).toLowerCase(Locale.ROOT))
                        .replaceAll("")
                        .replace(' ', '-'))
                .forEach(anchor -> {
                    int before = seen.merge(anchor, 1, Integer::sum) - 1;
                    found.add(before == 0 ? anchor : anchor + '-' + before);
                });
        return found;
    }
}
