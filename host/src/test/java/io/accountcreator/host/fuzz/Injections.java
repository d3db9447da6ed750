package io.accountcreator.host.fuzz;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts that are not a value, and would mean it, or more, to whoever builds filters of text. */
public final class Injections {
    private Injections() {}

    /** Filters of all sorts, and the value with each character of ASCII in it. */
    public static List<String> of(String value) {
        Stream<String> filters = Stream.of(
                        "*",
                        "%s*",
                        "*)(uid=*",
                        "%s)(uid=*",
                        "a)(|(uid=*",
                        "*)(objectClass=*",
                        "%s)(&)",
                        "\\2a",
                        "%s\\00",
                        "%s\u0000")
                .map(filter -> filter.replace("%s", value));
        Stream<String> characters =
                IntStream.range(0, 128).mapToObj(c -> value.substring(0, 2) + (char) c + value.substring(2));
        return Stream.concat(filters, characters).toList();
    }
}
