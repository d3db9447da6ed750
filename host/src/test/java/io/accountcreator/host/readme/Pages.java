package io.accountcreator.host.readme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The README and the pages of all modules, as they are in the repository. */
public final class Pages {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path README = ROOT.resolve("README.md");

    private Pages() {}

    /** The README and the pages. */
    public static List<Path> all() {
        List<Path> all = new ArrayList<>(List.of(README));
        all.addAll(pages());
        return all;
    }

    /** The pages alone. */
    public static List<Path> pages() {
        return Stream.of("api", "impl-xmlrpc", "impl-ldap", "host")
                .map(module -> below(ROOT.resolve(module).resolve("src/site/markdown")))
                .flatMap(Collection::stream)
                .toList();
    }

    /** What else is written for readers: decisions, how to contribute, servers. */
    static List<Path> others() {
        return Stream.of(".github", "api/src/adr", "host/src/servers")
                .map(folder -> below(ROOT.resolve(folder)))
                .flatMap(Collection::stream)
                .toList();
    }

    /** The text of the README and of all pages. */
    public static String text() {
        return all().stream().map(Pages::read).collect(Collectors.joining("\n"));
    }

    /** The text of all that is written for readers. */
    public static String everything() {
        return Stream.concat(all().stream(), others().stream()).map(Pages::read).collect(Collectors.joining("\n"));
    }

    /** The lines of a page. */
    static List<String> lines(String name) {
        List<Path> named = pages().stream().filter(page -> page.endsWith(name)).toList();
        if (named.size() != 1) {
            throw new AssertionError(name + ": " + named);
        }
        return read(named.get(0)).lines().toList();
    }

    /** The Markdown in a folder and below. */
    public static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
