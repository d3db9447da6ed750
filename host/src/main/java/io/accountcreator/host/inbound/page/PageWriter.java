package io.accountcreator.host.inbound.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.text.Layout;
import io.accountcreator.host.text.MessageTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Writes pages, with the headers that keep others from using them. */
final class PageWriter {
    private static final String RETRY_SECONDS = "30";

    private final MessageTexts texts;
    private final String policy;

    PageWriter(MessageTexts texts) {
        this.texts = texts;
        policy = "default-src 'none'; style-src 'sha256-" + sha256(texts.style())
                + "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    /**
     * Writes a page.
     *
     * @param language one of the texts'
     * @param values further values: {@code name}, {@code account}, {@code action}
     */
    void write(HttpServletResponse response, Page page, String language, Map<String, String> values)
            throws IOException {
        byte[] body = html(page, language, values).getBytes(UTF_8);
        response.setStatus(page.status());
        response.setContentType("text/html; charset=UTF-8");
        response.setContentLength(body.length);
        response.setHeader("Content-Language", language);
        response.setHeader("Vary", "Accept-Language, Cookie");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Robots-Tag", "noindex");
        // The address holds the code.
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (page == Page.BUSY) {
            response.setHeader("Retry-After", RETRY_SECONDS);
        }
        response.getOutputStream().write(body);
    }

    private String html(Page page, String language, Map<String, String> given) {
        Map<String, String> values = new HashMap<>(given);
        values.put("language", language);
        values.put("style", texts.style());
        values.put("title", texts.say(language, page.key("title"), given));
        values.put("text", texts.say(language, page.key("text"), given));
        if (given.containsKey("action")) {
            values.put("button", texts.say(language, page.key("button"), given));
        }
        return texts.layOut(Layout.PAGE_HTML, values);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
