package io.accountcreator.host.inbound.body;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What headers say of media types. */
public final class MediaTypes {
    private static final Set<String> JSON = Set.of("application/json");
    private static final Set<String> UTF_8 = Set.of("utf-8");
    private static final Set<String> JSON_RANGES = Set.of("application/json", "application/*", "*/*", "*");

    private MediaTypes() {}

    /**
     * Says whether a Content-Type is one that is taken.
     *
     * @param contentType the header, null if there is none
     * @param types the media types that are taken, in lower case
     * @param charsets the encodings that are taken, in lower case; it is taken too if none is named
     * @return false if there is no header
     */
    public static boolean isOneOf(@Nullable String contentType, Set<String> types, Set<String> charsets) {
        if (contentType == null || !types.contains(withoutParameters(contentType))) {
            return false;
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter[0].strip().equals("charset")
                    && (parameter.length < 2
                            || !charsets.contains(parameter[1].strip().replace("\"", "")))) {
                return false;
            }
        }
        return true;
    }

    /**
     * Says whether a Content-Type is JSON in UTF-8.
     *
     * @param contentType the header, null if there is none
     */
    public static boolean isJson(@Nullable String contentType) {
        return isOneOf(contentType, JSON, UTF_8);
    }

    /**
     * Gives a media type alone.
     *
     * @param contentType a Content-Type
     * @return type and subtype in lower case
     */
    public static String withoutParameters(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Says whether an Accept header takes JSON.
     *
     * @param accept the header, null if there is none, which takes anything
     */
    public static boolean takesJson(@Nullable String accept) {
        if (accept == null || accept.isBlank()) {
            return true;
        }
        for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = range.split(";", -1);
            if (JSON_RANGES.contains(parts[0].strip()) && !isRefused(parts)) {
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
