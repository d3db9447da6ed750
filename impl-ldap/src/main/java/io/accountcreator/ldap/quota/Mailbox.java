package io.accountcreator.ldap.quota;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Where mails to an address end up, as far as that can be told, to count them: letter case, dots and what follows a plus make no
 * other mailbox at the large providers. Where they do, two people share a limit, which does less harm than one mailbox with
 * as many limits as it has spellings. Nothing is ever sent to it.
 *
 * @param name what mails to it are counted by, ASCII
 * @param domain its domain, ASCII
 */
public record Mailbox(String name, String domain) {
    /** A longer one is no RDN to OpenLDAP. */
    private static final int LONGEST = 200;

    public static Mailbox of(String address) {
        String folded = Normalizer.normalize(address, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        int at = folded.lastIndexOf('@');
        String domain = domain(folded.substring(at + 1));
        String name = ascii(local(folded.substring(0, Math.max(at, 0)))) + "@" + domain;
        return new Mailbox(name.length() > LONGEST ? digest(name) + "@" + shortened(domain) : name, shortened(domain));
    }

    private static String local(String local) {
        int plus = local.indexOf('+', 1);
        String untagged = plus > 0 ? local.substring(0, plus) : local;
        String undotted = untagged.replace(".", "");
        return undotted.isEmpty() ? untagged : undotted;
    }

    private static String domain(String domain) {
        String ascii = ascii(toAscii(domain));
        return ascii.equals("googlemail.com") ? "gmail.com" : ascii;
    }

    private static String toAscii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return domain;
        }
    }

    /** What mails are not sent to is counted all the same, under a name that the directory takes. */
    private static String ascii(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f) ? text : URLEncoder.encode(text, UTF_8);
    }

    private static String shortened(String domain) {
        return domain.length() > LONGEST - 64 ? digest(domain) : domain;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
