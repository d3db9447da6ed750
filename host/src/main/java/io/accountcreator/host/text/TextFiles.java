package io.accountcreator.host.text;

import io.accountcreator.spi.SettingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where words and templates come from: the operator's folder, and what comes with the host. */
final class TextFiles {
    private static final Pattern WORDS = Pattern.compile("texts_([a-z]{2,3})\\.properties");
    private static final Set<String> BUILT_IN = Set.of("en", "fr", "de", "es", "pt");

    private final @Nullable Path folder;

    TextFiles(@Nullable Path folder) {
        this.folder = folder;
    }

    static String words(String language) {
        return "texts_" + language + ".properties";
    }

    /** The languages that have words. */
    Set<String> languages() {
        Set<String> languages = new TreeSet<>(BUILT_IN);
        if (folder == null) {
            return languages;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Matcher name = WORDS.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    languages.add(name.group(1));
                }
            }
            return languages;
        } catch (IOException e) {
            throw unreadable(folder);
        }
    }

    /** The words of a language; those in the folder win, one by one. */
    Words read(String language) {
        String name = words(language);
        Properties words = new Properties();
        builtIn(name).ifPresent(text -> load(words, text, name));
        own(name).ifPresent(text -> load(words, text, name));
        return new Words(language, words);
    }

    /** A template; one in the folder wins. */
    String template(String name) {
        return own(name).or(() -> builtIn(name)).orElseThrow(() -> new IllegalStateException("no template " + name));
    }

    private Optional<String> own(String name) {
        if (folder == null || !Files.exists(folder.resolve(name))) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(folder.resolve(name)));
        } catch (IOException e) {
            throw unreadable(folder.resolve(name));
        }
    }

    private static Optional<String> builtIn(String name) {
        try (InputStream in = TextFiles.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void load(Properties into, String text, String name) {
        try {
            into.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static SettingException unreadable(Path path) {
        return new SettingException(TextSetting.FOLDER.key(), path.toString(), "what can be read, in UTF-8");
    }
}
