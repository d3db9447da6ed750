package io.accountcreator.host.access.operation;

import java.util.Locale;
import java.util.regex.Pattern;

/** Spells the name of a constant as it stands in JSON and on the command line. */
final class Names {
    private static final Pattern WORD = Pattern.compile("_(.)");

    private Names() {}

    /** {@code NEW_PASSWORD} becomes {@code newPassword}. */
    static String camel(Enum<?> constant) {
        return WORD.matcher(constant.name().toLowerCase(Locale.ROOT))
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    /** {@code NEW_PASSWORD} becomes {@code new-password}. */
    static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
