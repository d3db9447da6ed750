package io.accountcreator.host.text;

import java.util.Locale;

/** The templates that words are laid out with. */
public enum Layout {
    /** Mail, for readers without HTML. */
    MAIL_TEXT,
    /** Mail in HTML. */
    MAIL_HTML,
    /** A page for browsers. */
    PAGE_HTML;

    /** Name of its file: {@code mail.text.mustache}, … */
    String file() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.') + ".mustache";
    }

    Template compile(String source) {
        return this == MAIL_TEXT ? Template.plain(file(), source) : Template.html(file(), source);
    }
}
