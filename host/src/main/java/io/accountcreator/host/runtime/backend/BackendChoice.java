package io.accountcreator.host.runtime.backend;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found to choose from, and what is wrong with the choice, in one line. */
final class BackendChoice {
    /** The names of backends, each with the classes that make one. */
    private final Map<String, Set<String>> backends = new TreeMap<>();

    /** Classes that make the unqualified service without being an alternative. */
    private final Set<String> defaults = new TreeSet<>();

    /** Classes that look like one of these, which is all that is known before there are beans. */
    private final Set<String> declared = new TreeSet<>();

    /** Alternatives that make the unqualified service, with their priority if they have one. */
    private final Map<String, OptionalInt> alternatives = new TreeMap<>();

    /** For a backend the alternative that makes it the default, where one does. */
    private final Map<String, String> choosers = new TreeMap<>();

    void addBackend(String name, String maker) {
        backends.computeIfAbsent(name, unused -> new TreeSet<>()).add(maker);
    }

    void declareDefault(String maker) {
        declared.add(maker);
    }

    void addDefault(String maker) {
        defaults.add(maker);
    }

    void addAlternative(String maker, OptionalInt priority) {
        alternatives.put(maker, priority);
    }

    void addChooser(String backend, String maker) {
        choosers.put(backend, maker);
    }

    /** The names of the known backends. */
    Set<String> backends() {
        return backends.keySet();
    }

    /** The class to name in beans.xml for a backend; empty if it is the default without. */
    Optional<String> chooser(String backend) {
        return Optional.ofNullable(choosers.get(backend));
    }

    boolean hasAlternative(String maker) {
        return alternatives.containsKey(maker);
    }

    /** A class in beans.xml that does not exist. */
    String misspelt(String name) {
        return inSwitch(name) + ", which does not exist" + hint(name) + found();
    }

    /** A class in beans.xml that the container will not look at. */
    String noBean(String name) {
        return inSwitch(name) + ", which is no bean: it needs a scope such as @ApplicationScoped, and its jar a "
                + HostBeansXml.FILE + " of its own" + found();
    }

    /** A class in beans.xml that no beans.xml can select. */
    String noAlternative(String name) {
        return inSwitch(name) + ", which is no @Alternative" + hint(name) + found();
    }

    /** What is wrong with what was found, given the classes that beans.xml names; empty if one backend is chosen. */
    Optional<String> problem(Collection<String> named) {
        if (backends.isEmpty()) {
            return Optional.of("no backend found: put a jar with a producer of a @Backend AccountCreatorService, and"
                    + " its own META-INF/beans.xml, on the class path");
        }
        Optional<Map.Entry<String, Set<String>>> twice = backends.entrySet().stream()
                .filter(backend -> backend.getValue().size() > 1)
                .findFirst();
        if (twice.isPresent()) {
            return Optional.of("more than one backend is named " + twice.get().getKey() + ", by "
                    + twice.get().getValue() + found());
        }
        List<String> selected = selected(named);
        List<String> candidates = selected.isEmpty() ? List.copyOf(defaults) : first(selected);
        if (candidates.isEmpty()) {
            return Optional.of("no backend is the default" + found() + "; name one's ...ByDefault class under"
                    + " <alternatives> in the host's " + HostBeansXml.FILE);
        }
        if (candidates.size() > 1) {
            return Optional.of("more than one backend is the default, by " + candidates + found()
                    + "; name exactly one under <alternatives> in the host's " + HostBeansXml.FILE);
        }
        return Optional.empty();
    }

    private List<String> selected(Collection<String> named) {
        return alternatives.keySet().stream()
                .filter(maker -> named.contains(maker) || priority(maker).isPresent())
                .toList();
    }

    /** The container resolves several alternatives by priority, if all have one. */
    private List<String> first(List<String> selected) {
        if (selected.stream().anyMatch(maker -> priority(maker).isEmpty())) {
            return selected;
        }
        int highest = selected.stream()
                .mapToInt(maker -> priority(maker).getAsInt())
                .max()
                .orElseThrow();
        return selected.stream()
                .filter(maker -> priority(maker).getAsInt() == highest)
                .toList();
    }

    private OptionalInt priority(String maker) {
        return alternatives.getOrDefault(maker, OptionalInt.empty());
    }

    private String inSwitch(String name) {
        return "the host's " + HostBeansXml.FILE + " names " + name;
    }

    private String found() {
        return "; backends found are " + backends.keySet() + ", defaults "
                + (defaults.isEmpty() ? declared : defaults) + ", alternatives "
                + alternatives.keySet();
    }

    private String hint(String name) {
        return NearestName.nearest(name, alternatives.keySet())
                .map(near -> ": did you mean " + near + "?")
                .orElse("");
    }
}
