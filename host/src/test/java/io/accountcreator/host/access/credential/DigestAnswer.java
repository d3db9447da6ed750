package io.accountcreator.host.access.credential;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Algorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client answers to a challenge, which a test may then change. */
public final class DigestAnswer {
    private static final Pattern NONCE = Pattern.compile("nonce=\"([^\"]+)\"");

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Algorithm algorithm;
    private final String ha1;
    private String method = "POST";

    public DigestAnswer(String challenge, Algorithm algorithm, String username, String realm, String ha1, String uri) {
        this.algorithm = algorithm;
        this.ha1 = ha1;
        Matcher nonce = NONCE.matcher(challenge);
        if (!nonce.find()) {
            throw new AssertionError("no nonce: " + challenge);
        }
        parameters.put("username", username);
        parameters.put("realm", realm);
        parameters.put("nonce", nonce.group(1));
        parameters.put("uri", uri);
        parameters.put("algorithm", algorithm.wireName());
        parameters.put("qop", "auth");
        parameters.put("nc", "00000001");
        parameters.put("cnonce", "f2a1");
    }

    /** Changes what the client says, and so what it computes. */
    DigestAnswer with(String parameter, String value) {
        parameters.put(parameter, value);
        return this;
    }

    DigestAnswer without(String parameter) {
        parameters.remove(parameter);
        return this;
    }

    /** Computes it for another HTTP method. */
    DigestAnswer by(String other) {
        method = other;
        return this;
    }

    /** The header. */
    public String header() {
        StringBuilder header = new StringBuilder("Digest ");
        parameters.forEach((name, value) -> header.append(name)
                .append(name.matches("algorithm|qop|nc") ? "=" + value : "=\"" + value + '"')
                .append(", "));
        return header.append("response=\"").append(response()).append('"').toString();
    }

    private String response() {
        String ha2 = hash(method + ':' + parameters.get("uri"));
        return hash(String.join(
                ":",
                ha1,
                parameters.get("nonce"),
                parameters.get("nc"),
                parameters.get("cnonce"),
                parameters.get("qop"),
                ha2));
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.wireName()).digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
