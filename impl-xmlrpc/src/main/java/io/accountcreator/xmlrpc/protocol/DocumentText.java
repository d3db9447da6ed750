package io.accountcreator.xmlrpc.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes a document in the encoding that it names, else in UTF-8, and refuses bytes that are none of it. The parser could
 * do so as well, but writes a line to standard error each time a stranger sends such bytes.
 */
final class DocumentText {
    private static final int HEAD = 200;
    private static final Pattern ENCODING =
            Pattern.compile("<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");

    private DocumentText() {}

    static String of(byte[] document) throws CharacterCodingException {
        String text =
                charset(document).newDecoder().decode(ByteBuffer.wrap(document)).toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Any Java charset; for a name that is none it throws an IllegalArgumentException. */
    private static Charset charset(byte[] document) {
        String head = new String(document, 0, Math.min(HEAD, document.length), StandardCharsets.ISO_8859_1);
        Matcher named = ENCODING.matcher(head);
        return named.find() ? Charset.forName(named.group(1)) : StandardCharsets.UTF_8;
    }
}
