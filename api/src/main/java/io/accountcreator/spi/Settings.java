package io.accountcreator.spi;

import io.accountcreator.Secret;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings {@code accountcreator.*}, read once at start. Thread-safe. A blank value is the same as none, and a bad one
 * throws a {@link SettingException} that names key, value and what was expected.
 */
@FunctionalInterface
public interface Settings {
    /**
     * Finds the raw value of a setting.
     *
     * @param key the whole key, such as {@code accountcreator.domain}
     * @return the value as it stands, empty if there is none
     */
    Optional<String> find(String key);

    /**
     * Gives settings out of a map, for tests and for applications without a host.
     *
     * @param values by whole key
     * @return the settings
     */
    static Settings of(Map<String, String> values) {
        Map<String, String> copy = Map.copyOf(values);
        return key -> Optional.ofNullable(copy.get(key));
    }

    /**
     * Reads a text.
     *
     * @param key the whole key
     * @return the text without surrounding blanks, empty if there is none
     */
    default Optional<String> text(String key) {
        return find(key).map(String::strip).filter(s -> !s.isEmpty());
    }

    /**
     * Reads any kind of value.
     *
     * @param key the whole key
     * @param expected what a good value looks like, for the message
     * @param parser makes a value of the text, or throws an {@link IllegalArgumentException}
     * @param <T> the kind of value
     * @return the value, empty if there is none
     * @throws SettingException if the parser throws
     */
    default <T> Optional<T> parse(String key, String expected, Function<String, T> parser) {
        return text(key).map(value -> {
            try {
                return parser.apply(value);
            } catch (IllegalArgumentException | DateTimeParseException e) {
                throw new SettingException(key, value, expected);
            }
        });
    }

    /**
     * Reads a whole number within bounds.
     *
     * @param key the whole key
     * @param least smallest good value
     * @param most greatest good value
     * @return the number, empty if there is none
     * @throws SettingException if it is not a number between the bounds
     */
    default Optional<Integer> integer(String key, int least, int most) {
        String expected = "a whole number from " + least + " to " + most;
        return parse(key, expected, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException(expected);
            }
            return number;
        });
    }

    /**
     * Reads a duration greater than zero.
     *
     * @param key the whole key
     * @return the duration, empty if there is none
     * @throws SettingException if it is not an ISO-8601 duration such as {@code PT10S}, or not positive
     */
    default Optional<Duration> duration(String key) {
        return parse(key, "an ISO-8601 duration greater than zero, such as PT10S", value -> {
            Duration duration = Duration.parse(value);
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException(value);
            }
            return duration;
        });
    }

    /**
     * Reads a switch.
     *
     * @param key the whole key
     * @return the switch, false if there is none
     * @throws SettingException if it is neither {@code true} nor {@code false}
     */
    default boolean flag(String key) {
        return oneOf(key, "true", "false").filter("true"::equals).isPresent();
    }

    /**
     * Reads one of some words.
     *
     * @param key the whole key
     * @param words the good values, to the letter
     * @return the word, empty if there is none
     * @throws SettingException if it is any other
     */
    default Optional<String> oneOf(String key, String... words) {
        List<String> good = List.of(words);
        String last = " or " + good.get(good.size() - 1);
        return parse(key, String.join(", ", good.subList(0, good.size() - 1)) + last, value -> {
            if (!good.contains(value)) {
                throw new IllegalArgumentException(value);
            }
            return value;
        });
    }

    /**
     * Reads a constant, which is written as its name in lower case.
     *
     * @param key the whole key
     * @param type its kind
     * @param <E> the same
     * @return the constant, empty if there is none
     * @throws SettingException if it is the name of none
     */
    default <E extends Enum<E>> Optional<E> oneOf(String key, Class<E> type) {
        String[] words = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        return oneOf(key, words).map(word -> Enum.valueOf(type, word.toUpperCase(Locale.ROOT)));
    }

    /**
     * Reads a list, separated by commas.
     *
     * @param key the whole key
     * @return its parts without surrounding blanks; empty if there is none
     */
    default List<String> list(String key) {
        return text(key).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(s -> !s.isEmpty())
                .toList();
    }

    /**
     * Reads a secret, from the setting itself or from the file that {@code <key>-file} names (one trailing line end is
     * dropped).
     *
     * @param key the whole key
     * @return the secret, empty if there is none
     * @throws SettingException if both are set, or the file cannot be read; never with the secret in its message
     */
    default Optional<Secret> secret(String key) {
        Optional<Secret> direct = text(key).map(Secret::of);
        String fileKey = key + "-file";
        Optional<String> file = text(fileKey);
        if (direct.isPresent() && file.isPresent()) {
            throw new SettingException(fileKey, file.get(), "to be unset, because " + key + " is set");
        }
        return file.isEmpty() ? direct : file.map(path -> readSecret(fileKey, path));
    }

    private static Secret readSecret(String fileKey, String path) {
        try {
            return Secret.of(Files.readString(Path.of(path)).replaceFirst("\\R\\z", ""));
        } catch (IOException | IllegalArgumentException e) {
            throw new SettingException(fileKey, path, "a file that can be read, in UTF-8 (" + reason(path, e) + ')');
        }
    }

    private static String reason(String path, Exception thrown) {
        if (thrown instanceof NoSuchFileException) {
            return "there is no such file";
        }
        if (thrown instanceof AccessDeniedException) {
            return "user " + System.getProperty("user.name") + " may not read it";
        }
        if (thrown instanceof CharacterCodingException) {
            return "it is not in UTF-8";
        }
        if (thrown instanceof IllegalArgumentException) {
            return "it is no name of a file";
        }
        return Files.isDirectory(Path.of(path)) ? "it is a folder" : "it cannot be read";
    }
}
