package io.accountcreator.host.fuzz;

import io.accountcreator.spi.Operation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real client was recorded to send, as inputs to begin with. */
public final class Recordings {
    private static final Path FOLDER =
            Path.of(System.getProperty("basedir", ""), "../impl-xmlrpc/src/test/resources/io/accountcreator/xmlrpc");
    private static final Pattern WORD = Pattern.compile("_(.)");

    private Recordings() {}

    /** Bodies of calls, to the byte. */
    public static Stream<String> bodies() {
        return lines("recorded-calls.tsv").map(line -> line.get(2).replace("\\n", "\n"));
    }

    /** Further calls, one for each method and each choice of parameters: the method, and then its parameters. */
    public static Stream<List<String>> calls() {
        return distinct(
                lines("recorded-transcript.tsv")
                        .map(line -> List.of(line.get(4).split("\\|", -1)))
                        .filter(call -> call.size() > 1),
                call -> call.get(0) + call.stream().map(String::isEmpty).toList());
    }

    /** Questions, one for each operation and each choice of fields: the path below the root of JSON, and the body. */
    public static Stream<Map.Entry<String, String>> requests() {
        return distinct(
                Stream.concat(
                        lines("recorded-calls.tsv").map(line -> request(line.get(0), line.get(1))),
                        lines("recorded-transcript.tsv").map(line -> request(line.get(1), line.get(2)))),
                request -> (request.getKey() + request.getValue()).replaceAll("/[^/{]*/|:\"[^\"]*\"", ""));
    }

    private static <T> Stream<T> distinct(Stream<T> all, Function<T, String> shape) {
        Set<String> seen = new HashSet<>();
        return all.filter(one -> seen.add(shape.apply(one)));
    }

    private static Map.Entry<String, String> request(String operation, String fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String field : fields.split(";", -1)) {
            String[] pair = field.split("=", 2);
            values.put(pair[0], pair.length == 2 ? pair[1] : "");
        }
        String code = values.remove("cc");
        values.computeIfPresent("phone", (key, phone) -> code == null ? phone : '+' + code + phone);
        String path = values.containsKey("username")
                ? "/accounts/" + values.get("username")
                : "/aliases/" + values.get("phone");
        return Map.entry(path + '/' + kebab(operation), json(values));
    }

    private static String json(Map<String, String> values) {
        List<String> members = values.entrySet().stream()
                .map(value -> '"' + camel(value.getKey()) + "\":\"" + value.getValue() + '"')
                .toList();
        return '{' + String.join(",", members) + '}';
    }

    private static String kebab(String operation) {
        return Operation.valueOf(operation).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String camel(String field) {
        return field.equals("ua")
                ? "userAgent"
                : WORD.matcher(field).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
    }

    private static Stream<List<String>> lines(String file) {
        try {
            return Files.readAllLines(FOLDER.resolve(file)).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> List.of(line.split("\t", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
