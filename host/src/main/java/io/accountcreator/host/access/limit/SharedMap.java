package io.accountcreator.host.access.limit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is asked of a cache: texts by their keys, compared by what they are, and changed in one step. Thread-safe. */
interface SharedMap extends AutoCloseable {
    @Nullable
    String get(String key);

    boolean putIfAbsent(String key, String text);

    boolean replace(String key, String before, String after);

    boolean remove(String key);

    /** Ends what came with the application, members of clusters included; what is the server's has other users. */
    @Override
    void close();

    /** Whether it keeps what is put into it. */
    default boolean work() {
        String key = "check " + UUID.randomUUID();
        boolean works = putIfAbsent(key, "before") && replace(key, "before", "after");
        return remove(key) && works;
    }
}
