package io.accountcreator.host.inbound.json;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What headers say of media types. */
final class MediaTypes {
    private static final Set<String> ACCEPTED = Set.of("application/json", "application/*", "*/*", "*");

    private MediaTypes() {}

    /** Whether a Content-Type is JSON in UTF-8. */
    static boolean isJson(@Nullable String contentType) {
        if (contentType == null) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        boolean json = parts[0].strip().equals("application/json");
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            json &= !parameter[0].strip().equals("charset")
                    || (parameter.length == 2
                            && parameter[1].strip().replace("\"", "").equals("utf-8"));
        }
        return json;
    }

    /** Whether an Accept header takes JSON; none takes anything. */
    static boolean takesJson(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            if (ACCEPTED.contains(parts[0].strip()) && !isRefused(parts)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String... parts) {
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].strip().matches("q=0(\\.0*)?")) {
                return true;
            }
        }
        return false;
    }
}
