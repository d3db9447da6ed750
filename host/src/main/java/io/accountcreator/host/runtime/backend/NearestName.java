package io.accountcreator.host.runtime.backend;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the class that somebody meant who wrote another name. */
final class NearestName {
    private NearestName() {}

    /** The same class of another package, or the one that differs by the fewest letters, if these are few. */
    static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(each -> simple(each).equals(simple(written)) || distance(each, written) <= written.length() / 3)
                .min(Comparator.comparingInt((String each) -> distance(each, written)));
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** How many letters differ (Levenshtein). */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
