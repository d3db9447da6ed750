package io.accountcreator.xmlrpc.protocol;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Answers the challenges of a 401: Digest with SHA-256 before Digest with MD5 before Basic. A clear password goes over https
 * or to this machine only, so that nobody on the way can ask for it.
 */
final class HttpAuth {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    /** The expressions go over a text by recursion: one of 8 KiB would use the stack up. */
    private static final int LONGEST_HEADER = 1024;

    private static final Pattern SCHEME = Pattern.compile("(?:^|,)\\s*([A-Za-z]+)(?=\\s+[A-Za-z]+\\s*=|\\s*(?:,|$))");
    private static final Pattern PARAMETER =
            Pattern.compile("(?<![A-Za-z])([A-Za-z]++)\\s*+=\\s*+(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]++))");
    private static final Pattern SAFE = Pattern.compile("[^\"\\\\\\p{Cntrl}]*");

    private final HttpCredentials credentials;

    HttpAuth(HttpCredentials credentials) {
        this.credentials = credentials;
    }

    private record Challenge(String scheme, Map<String, String> parameters) {
        String get(String name) {
            return parameters.getOrDefault(name, "");
        }

        String algorithm() {
            return get("algorithm").isEmpty() ? "MD5" : get("algorithm").toUpperCase(Locale.ROOT);
        }

        int rank() {
            return scheme.equals("basic") ? 2 : algorithm().equals("SHA-256") ? 0 : 1;
        }
    }

    /** Gives the header for the best challenge that can be answered, empty if there is none. */
    Optional<String> authorization(List<String> challenges, URI address, String uri) {
        return challenges.stream()
                .filter(header -> header.length() <= LONGEST_HEADER)
                .flatMap(HttpAuth::parse)
                .sorted(Comparator.comparingInt(Challenge::rank))
                .flatMap(challenge -> answer(challenge, address, uri).stream())
                .findFirst();
    }

    private Optional<String> answer(Challenge challenge, URI address, String uri) {
        return switch (challenge.scheme()) {
            case "digest" -> digest(challenge, uri);
            case "basic" -> isSafe(address) ? credentials.password().map(this::basic) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isSafe(URI address) {
        return "https".equalsIgnoreCase(address.getScheme())
                || List.of("127.0.0.1", "[::1]", "localhost").contains(address.getHost());
    }

    private String basic(String password) {
        byte[] pair = (credentials.username() + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private Optional<String> digest(Challenge challenge, String uri) {
        String algorithm = challenge.algorithm();
        String qop = challenge.get("qop");
        boolean hasAuth = Stream.of(qop.toLowerCase(Locale.ROOT).split(","))
                .anyMatch(each -> each.strip().equals("auth"));
        boolean known = algorithm.equals("MD5") || algorithm.equals("SHA-256");
        // What is put between quotation marks must not end them.
        boolean clean = Stream.of(challenge.get("realm"), challenge.get("nonce"), challenge.get("opaque"))
                .allMatch(text -> SAFE.matcher(text).matches());
        if (!known || !clean || challenge.get("nonce").isEmpty() || !(qop.isEmpty() || hasAuth)) {
            return Optional.empty();
        }
        return credentials
                .ha1(algorithm, challenge.get("realm"))
                .filter(ha1 -> SAFE.matcher(credentials.username()).matches())
                .map(ha1 -> digest(challenge, uri, ha1, hasAuth));
    }

    private String digest(Challenge challenge, String uri, String ha1, boolean withQop) {
        String algorithm = challenge.algorithm();
        String nonce = challenge.get("nonce");
        String ha2 = hex(algorithm, "POST:" + uri);
        StringBuilder header = new StringBuilder("Digest username=\"")
                .append(credentials.username())
                .append("\", realm=\"")
                .append(challenge.get("realm"))
                .append("\", nonce=\"")
                .append(nonce)
                .append("\", uri=\"")
                .append(uri)
                .append("\", algorithm=")
                .append(algorithm);
        if (withQop) {
            String own = nonce();
            String response = hex(algorithm, String.join(":", ha1, nonce, "00000001", own, "auth", ha2));
            header.append(", qop=auth, nc=00000001, cnonce=\"").append(own);
            header.append("\", response=\"").append(response).append('"');
        } else {
            String response = hex(algorithm, String.join(":", ha1, nonce, ha2));
            header.append(", response=\"").append(response).append('"');
        }
        if (!challenge.get("opaque").isEmpty()) {
            header.append(", opaque=\"").append(challenge.get("opaque")).append('"');
        }
        return header.toString();
    }

    private static String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(String algorithm, String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance(algorithm);
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One header may hold several challenges. */
    private static Stream<Challenge> parse(String header) {
        String[] parts = SCHEME.matcher(header).results().count() == 0 ? new String[0] : split(header);
        return Stream.of(parts).map(HttpAuth::challenge);
    }

    private static String[] split(String header) {
        int[] starts = SCHEME.matcher(header)
                .results()
                .mapToInt(scheme -> scheme.start(1))
                .toArray();
        String[] parts = new String[starts.length];
        for (int i = 0; i < starts.length; i++) {
            parts[i] = header.substring(starts[i], i + 1 < starts.length ? starts[i + 1] : header.length());
        }
        return parts;
    }

    private static Challenge challenge(String part) {
        String scheme = part.split("[\\s,]", 2)[0];
        Map<String, String> parameters = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(part.substring(scheme.length()));
        while (parameter.find()) {
            String quoted = parameter.group(2);
            parameters.put(parameter.group(1).toLowerCase(Locale.ROOT), quoted == null ? parameter.group(3) : quoted);
        }
        return new Challenge(scheme.toLowerCase(Locale.ROOT), parameters);
    }
}
