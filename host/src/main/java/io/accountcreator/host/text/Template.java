package io.accountcreator.host.text;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.util.HtmlEscaper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;

/** A Mustache template, compiled. It is given texts only, and includes nothing. Thread-safe. */
final class Template {
    private static final MustacheResolver NO_PARTIALS = name -> null;

    private final Mustache mustache;

    private Template(Mustache mustache) {
        this.mustache = mustache;
    }

    /** A template whose values are escaped for HTML. */
    static Template html(String name, String source) {
        return compile(name, source, HtmlEscaper::escape);
    }

    /** A template whose values stay as they are. */
    static Template plain(String name, String source) {
        return compile(name, source, (value, out) -> out.append(value));
    }

    private static Template compile(String name, String source, Encoder encoder) {
        DefaultMustacheFactory factory = new DefaultMustacheFactory(NO_PARTIALS) {
            @Override
            public void encode(String value, Writer writer) {
                try {
                    encoder.encode(value, writer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        try {
            return new Template(factory.compile(new StringReader(source), name));
        } catch (MustacheException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    /** Fills it in; a value that is not there, or is empty, leaves nothing and counts as false in a section. */
    String fill(Map<String, String> values) {
        StringWriter out = new StringWriter();
        mustache.execute(out, values);
        return out.toString();
    }

    private interface Encoder {
        void encode(String value, Writer writer) throws IOException;
    }
}
