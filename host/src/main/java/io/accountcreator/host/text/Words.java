package io.accountcreator.host.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/** The words of one language: templates by key, such as {@code page.title}. Immutable. */
final class Words {
    private final String language;
    private final Map<String, Template> byKey;

    Words(String language, Properties source) {
        this.language = language;
        Map<String, Template> templates = new LinkedHashMap<>();
        source.stringPropertyNames()
                .forEach(key -> templates.put(
                        key, Template.plain(TextFiles.words(language) + ", " + key, source.getProperty(key))));
        byKey = Collections.unmodifiableMap(templates);
    }

    String language() {
        return language;
    }

    /** Whether there is something for every key of another language. */
    boolean covers(Words other) {
        return byKey.keySet().containsAll(other.byKey.keySet());
    }

    String fill(String key, Map<String, String> values) {
        Template template = byKey.get(key);
        if (template == null) {
            throw new IllegalArgumentException("no text " + key);
        }
        return template.fill(values);
    }
}
