package io.accountcreator.host.runtime.start;

import io.accountcreator.spi.SettingException;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds in what a container throws the one line that helps whoever starts the host. */
final class StartFailure {
    /** How Weld hands on what extensions found: class, message and stack trace in one text. */
    private static final Pattern LIST =
            Pattern.compile("Exception List with .*?Exception 0 :\\s*\\S+: ([^\\r\\n]*).*", Pattern.DOTALL);

    private StartFailure() {}

    /** The message of the setting that is wrong, else of the CDI definition, else of the first cause of all; one line. */
    static String line(Throwable thrown) {
        List<Throwable> causes = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .toList();
        return Stream.of(SettingException.class, DefinitionException.class, DeploymentException.class)
                .flatMap(type -> causes.stream().filter(type::isInstance))
                .findFirst()
                .map(cause -> oneLine(cause.getMessage()))
                .orElseGet(() -> {
                    Throwable first = causes.get(causes.size() - 1);
                    return first.getClass().getSimpleName() + ": " + oneLine(first.getMessage());
                });
    }

    private static String oneLine(@Nullable String message) {
        if (message == null) {
            return "no message";
        }
        Matcher list = LIST.matcher(message);
        String text = list.matches() ? list.group(1) : message;
        return String.join(" ", text.strip().lines().map(String::strip).toList());
    }
}
