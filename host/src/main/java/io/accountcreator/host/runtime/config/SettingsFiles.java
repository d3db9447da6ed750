package io.accountcreator.host.runtime.config;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the files of settings for what the library that reads them does not tell, or tells with the values. */
public final class SettingsFiles {
    /** Where the start script says which files these are. */
    private static final String LOCATIONS = "smallrye.config.locations";

    private static final Pattern SECRET = Pattern.compile("(?i)[a-z0-9.-]*?(?:password|secret|pepper|key|token)s?");
    private static final String OWN = "accountcreator.";

    private SettingsFiles() {}

    /** What an operator should know, a line each, never with a value. */
    public static List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (String location : System.getProperty(LOCATIONS, "").split(",")) {
            Path file = file(location);
            if (file != null && Files.isRegularFile(file)) {
                warnings.addAll(warnings(file));
            }
        }
        return warnings;
    }

    public static List<String> warnings(Path file) {
        try {
            Map<String, List<Integer>> lines = new LinkedHashMap<>();
            List<String> secrets = new ArrayList<>();
            read(Files.readAllLines(file, StandardCharsets.ISO_8859_1), lines, secrets);
            Stream<String> twice = lines.entrySet().stream()
                    .filter(key -> key.getValue().size() > 1)
                    .map(key -> twice(file, key.getKey(), key.getValue()));
            return Stream.concat(twice, open(file, secrets)).toList();
        } catch (IOException e) {
            return List.of(file + " cannot be read by " + System.getProperty("user.name")
                    + ": run as who may, or hand it on as a credential, as the systemd unit does");
        }
    }

    private static String twice(Path file, String key, List<Integer> lines) {
        String all = lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return file + ": " + key + " stands in lines " + all + "; what line " + lines.get(lines.size() - 1)
                + " says counts";
    }

    private static Stream<String> open(Path file, List<String> secrets) throws IOException {
        boolean open = !secrets.isEmpty()
                && Files.getFileStore(file).supportsFileAttributeView("posix")
                && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        return open
                ? Stream.of(file + " has secrets in it (" + String.join(", ", secrets)
                        + ") and can be read by every user of this machine: chmod o-r " + file)
                : Stream.empty();
    }

    /** Finds each key with its lines, and those whose values are secret; a line goes on after a backslash at its end. */
    private static void read(List<String> text, Map<String, List<Integer>> lines, List<String> secrets)
            throws IOException {
        for (int i = 0; i < text.size(); i++) {
            int begin = i + 1;
            StringBuilder whole = new StringBuilder(text.get(i));
            while (goesOn(whole) && i + 1 < text.size()) {
                i++;
                whole.append('\n').append(text.get(i));
            }
            Properties one = new Properties();
            try (StringReader reader = new StringReader(whole.toString())) {
                one.load(reader);
            } catch (IllegalArgumentException e) {
                // A bad escape, which the library tells.
                continue;
            }
            one.stringPropertyNames().forEach(key -> {
                lines.computeIfAbsent(key, unused -> new ArrayList<>()).add(begin);
                boolean secret = key.startsWith(OWN) && SECRET.matcher(key).matches();
                if (secret && !one.getProperty(key).isBlank() && !secrets.contains(key)) {
                    secrets.add(key);
                }
            });
        }
    }

    private static boolean goesOn(CharSequence line) {
        String text = line.toString().stripLeading();
        if (text.startsWith("#") || text.startsWith("!")) {
            return false;
        }
        int backslashes = 0;
        while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static @Nullable Path file(String location) {
        try {
            URI uri = URI.create(location.strip());
            if (uri.getScheme() == null) {
                return uri.getPath() == null || uri.getPath().isEmpty() ? null : Path.of(uri.getPath());
            }
            return uri.getScheme().equals("file") ? Path.of(uri) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
