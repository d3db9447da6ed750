package io.accountcreator.host.text;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people read, in every language there is. Read once, at start; immutable and thread-safe. */
public final class MessageTexts {
    private static final String ENGLISH = "en";
    private static final int LONGEST_ACCEPT = 300;
    private static final String STYLE = "page.css";

    private final Map<String, Words> byLanguage = new TreeMap<>();
    private final Map<Layout, Template> layouts = new HashMap<>();
    private final String defaultLanguage;
    private final ServiceName name;
    private final String style;

    private MessageTexts(TextFiles files, String defaultLanguage, ServiceName name) {
        files.languages().forEach(language -> byLanguage.put(language, files.read(language)));
        for (Layout layout : Layout.values()) {
            layouts.put(layout, layout.compile(files.template(layout.file())));
        }
        style = files.template(STYLE);
        this.defaultLanguage = defaultLanguage;
        this.name = name;
    }

    /**
     * Reads words and templates.
     *
     * @param settings where they are said
     * @return the texts
     * @throws SettingException if a file of the folder cannot be used
     */
    public static MessageTexts from(Settings settings) {
        Optional<Path> folder =
                settings.parse(TextSetting.FOLDER.key(), "a folder that can be read", MessageTexts::existingFolder);
        String language = settings.text(TextSetting.LANGUAGE.key()).orElse(ENGLISH);
        try {
            MessageTexts texts =
                    new MessageTexts(new TextFiles(folder.orElse(null)), language, ServiceName.from(settings));
            texts.check();
            return texts;
        } catch (SettingException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new SettingException(
                    TextSetting.FOLDER.key(), folder.map(Path::toString).orElse(""), "good files: " + e.getMessage());
        }
    }

    private static Path existingFolder(String text) {
        try {
            Path path = Path.of(text);
            if (!path.toFile().isDirectory()) {
                throw new IllegalArgumentException(text);
            }
            return path;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private void check() {
        if (!byLanguage.containsKey(defaultLanguage)) {
            throw new SettingException(TextSetting.LANGUAGE.key(), defaultLanguage, "one of " + byLanguage.keySet());
        }
        Words english = words(ENGLISH);
        byLanguage.values().forEach(words -> {
            if (!words.covers(english)) {
                throw new IllegalArgumentException(
                        TextFiles.words(words.language()) + " lacks texts that " + TextFiles.words(ENGLISH) + " has");
            }
        });
    }

    /**
     * Gives the available languages.
     *
     * @return their two or three letters, in order
     */
    public List<String> languages() {
        return List.copyOf(byLanguage.keySet());
    }

    /**
     * Finds the language for somebody.
     *
     * @param asked such as {@code fr}, {@code fr_FR} or {@code FR-ca}; null for none
     * @return a language that there is, the default one if there is no better
     */
    public String language(@Nullable String asked) {
        return known(asked).orElse(defaultLanguage);
    }

    /**
     * Finds the language for a browser.
     *
     * @param asked the language that the address of the page names, null for none; wins
     * @param accept the header Accept-Language, null for none
     * @return a language that there is
     */
    public String language(@Nullable String asked, @Nullable String accept) {
        return known(asked)
                .or(() -> ranges(accept).stream()
                        .map(range -> known(range.getRange()))
                        .flatMap(Optional::stream)
                        .findFirst())
                .orElse(defaultLanguage);
    }

    private static List<Locale.LanguageRange> ranges(@Nullable String accept) {
        if (accept == null || accept.length() > LONGEST_ACCEPT) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(accept);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    private Optional<String> known(@Nullable String asked) {
        return Optional.ofNullable(asked)
                .map(language -> language.split("[-_]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(byLanguage::containsKey);
    }

    /**
     * Gives the name of the service.
     *
     * @param domain domain of the account
     * @return what the operator calls it, else the domain, if it is one of the operator's and not one that a caller thought of
     */
    public String name(String domain) {
        return name.of(domain);
    }

    /**
     * Gives a domain, if the operator has said it.
     *
     * @param domain domain of an account
     * @return empty if a caller may have thought of it
     */
    public Optional<String> ownDomain(String domain) {
        return name.isOwn(domain) ? Optional.of(domain) : Optional.empty();
    }

    /**
     * Says something.
     *
     * @param language one of {@link #languages()}
     * @param key which text
     * @param values what it may name; not escaped
     * @return the text
     */
    public String say(String language, String key, Map<String, String> values) {
        return words(language).fill(key, values);
    }

    /**
     * Lays something out.
     *
     * @param layout which template
     * @param values what it may name; escaped as the template's kind demands
     * @return the document
     */
    public String layOut(Layout layout, Map<String, String> values) {
        Template template = layouts.get(layout);
        if (template == null) {
            throw new IllegalStateException(layout.file());
        }
        return template.fill(values);
    }

    /**
     * Gives the style sheet of pages.
     *
     * @return CSS
     */
    public String style() {
        return style;
    }

    private Words words(String language) {
        Words words = byLanguage.get(language);
        if (words == null) {
            throw new IllegalArgumentException("no language " + language);
        }
        return words;
    }
}
