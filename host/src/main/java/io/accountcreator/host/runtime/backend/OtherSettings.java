package io.accountcreator.host.runtime.backend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds settings of a backend that is not the active one: whoever made them expects that backend to be used. */
final class OtherSettings {
    private static final int MOST_NAMED = 3;

    private final List<String> names;
    private final BackendChoice choice;
    private final BeansXmlLocation location;

    /**
     * Takes what was found.
     *
     * @param names of all settings that are set; those of environment variables as these are written
     * @param choice the known backends
     * @param location where one of them is chosen
     */
    OtherSettings(Iterable<String> names, BackendChoice choice, BeansXmlLocation location) {
        this.names = StreamSupport.stream(names.spliterator(), false)
                .distinct()
                .sorted()
                .toList();
        this.choice = choice;
        this.location = location;
    }

    /**
     * What to warn of.
     *
     * @param active name of the active backend
     * @return a line that says which settings do nothing, and how to choose the backend that they are of; empty if there are none,
     *     or if the active backend has settings too, so that it is the one that is meant
     */
    Optional<String> warning(String active) {
        if (!choice.backends().contains(active) || !of(active).isEmpty()) {
            return Optional.empty();
        }
        return choice.backends().stream()
                .filter(backend -> !backend.equals(active) && !of(backend).isEmpty())
                .findFirst()
                .map(other -> listed(of(other)) + " set, but the active backend is " + active
                        + ", for which nothing is set; to use " + other + ", " + location.toChoose(other, choice));
    }

    /** The settings of a backend lie below its name. */
    private List<String> of(String backend) {
        String prefix = "accountcreator." + backend + '.';
        String variable = prefix.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(prefix) || name.startsWith(variable)) {
                found.add(name);
            }
        }
        return found;
    }

    private static String listed(List<String> settings) {
        if (settings.size() == 1) {
            return settings.get(0) + " is";
        }
        int more = settings.size() - MOST_NAMED;
        return more > 0
                ? String.join(", ", settings.subList(0, MOST_NAMED)) + " and " + more + " more are"
                : String.join(", ", settings) + " are";
    }
}
