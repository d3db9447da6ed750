package io.accountcreator.host.runtime.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the host finds around it: whether the server has what it needs, and whether libraries are the ones that it brings. */
final class EnvironmentCheck {
    /** Each jar that depends on a library names a class of it here. */
    private static final String LIBRARIES = "META-INF/account-creator.libraries";

    private static final String CONFIG = "org.eclipse.microprofile.config.ConfigProvider";

    private final ClassLoader application;

    EnvironmentCheck(ClassLoader application) {
        this.application = application;
    }

    /** What keeps the host from running, a line each. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        if (!isThere(CONFIG)) {
            problems.add(
                    "MicroProfile Config is missing, which the host reads its settings with: the server has to offer it"
                            + " (Open Liberty: <feature>mpConfig-3.1</feature>)");
        }
        for (URL list : resources(application, LIBRARIES)) {
            lines(list).forEach(type -> clash(type).ifPresent(problems::add));
        }
        return problems;
    }

    /** A library of the server that is taken in place of the application's. */
    private Optional<String> clash(String type) {
        String path = type.replace('.', '/') + ".class";
        URL used = application.getResource(path);
        if (used == null || isOwn(type)) {
            return Optional.empty();
        }
        return resources(application, path).stream()
                .map(place -> archive(place, path))
                .filter(archive -> !archive.equals(archive(used, path)))
                .findFirst()
                .map(own -> type + " comes from " + place(used, path) + " of the server in place of " + own
                        + ", which the host brings: take the first away");
    }

    /** Servers that ask the application first are right whatever they have. */
    private boolean isOwn(String type) {
        try {
            return Class.forName(type, false, application).getClassLoader() == application;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private boolean isThere(String type) {
        try {
            Class.forName(type, false, application);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /** The name of the archive that a class file lies in. */
    private static String archive(URL file, String path) {
        String place = place(file, path);
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /** Where the archive is that a class file lies in, however the server writes it. */
    private static String place(URL file, String path) {
        String text = file.toExternalForm();
        return text.substring(0, text.length() - path.length()).replaceFirst("!?(?<!/)/*$", "");
    }

    private static Stream<String> lines(URL list) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(list.openStream(), StandardCharsets.UTF_8))) {
            return reader
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<URL> resources(ClassLoader loader, String path) {
        try {
            return Collections.list(loader.getResources(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
