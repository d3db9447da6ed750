package io.accountcreator.host.load;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is alive in a process, by classes; making one collects all that is not.
 *
 * @param classes their instances, by name
 */
record Histogram(Map<String, Instances> classes) {
    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +(\\d+) +(\\S+)");
    private static final int MOST = 20;

    /**
     * All of a class.
     *
     * @param count how many
     * @param bytes that they take
     */
    record Instances(long count, long bytes) {
        private static final Instances NONE = new Instances(0, 0);

        private Instances plus(Instances other) {
            return new Instances(count + other.count, bytes + other.bytes);
        }
    }

    static Histogram of(long pid) {
        Map<String, Instances> classes = new HashMap<>();
        Matcher line = LINE.matcher(Vitals.jcmd(pid, "GC.class_histogram"));
        while (line.find()) {
            classes.merge(
                    line.group(3),
                    new Instances(Long.parseLong(line.group(1)), Long.parseLong(line.group(2))),
                    Instances::plus);
        }
        return new Histogram(classes);
    }

    long bytes() {
        return classes.values().stream().mapToLong(Instances::bytes).sum();
    }

    long count(String type) {
        return classes.getOrDefault(type, Instances.NONE).count();
    }

    /** The classes that take more than before, those that take the most more first. */
    List<String> grownSince(Histogram before) {
        Comparator<String> byGrowth = Comparator.comparingLong(type -> -growth(type, before));
        return classes.keySet().stream()
                .sorted(byGrowth)
                .limit(MOST)
                .filter(type -> growth(type, before) > 0)
                .map(type ->
                        growth(type, before) / 1024 + " KB " + type + " " + before.count(type) + " -> " + count(type))
                .toList();
    }

    private long growth(String type, Histogram before) {
        return classes.getOrDefault(type, Instances.NONE).bytes()
                - before.classes.getOrDefault(type, Instances.NONE).bytes();
    }
}
