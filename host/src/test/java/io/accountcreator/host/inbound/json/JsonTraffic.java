package io.accountcreator.host.inbound.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.accountcreator.host.access.operation.AccountField;
import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.json.RawHttp.Answer;
import io.accountcreator.host.inbound.json.RawHttp.Request;
import io.accountcreator.spi.TestCodes;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * Drives every operation of a host with good and bad values, in an order that a seed decides. Whatever comes, the answer is
 * JSON or a problem, by its exact content type, and no error of the server.
 */
public final class JsonTraffic {
    private static final Set<Integer> STATUSES =
            Set.of(200, 400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 429, 501, 502, 503, 504);
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE");
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final List<String> NAMES =
            List.of("ann", "ben", "Zoë", "a;b", "100%", "a+b", "x\"y", "b*", ")(uid=*");
    private static final List<String> PHONES =
            List.of("+33612345679", "+33698765432", "+4917012345", "0612345678", "+");
    private static final List<String> DOMAINS =
            List.of("", "", "@sip.example.org", "@shop.example.org", "@SIP.EXAMPLE.ORG");
    /** Good values by field; the rest is good for none of them, or for some. */
    private static final Map<AccountField, List<String>> GOOD = new EnumMap<>(Map.of(
            AccountField.EMAIL, List.of("a@example.org", "A.B@Example.org"),
            AccountField.HA1, List.of(HA1),
            AccountField.NEW_HA1, List.of(HA1.replace('0', 'f')),
            AccountField.PASSWORD, List.of(TestCodes.MARK + "P"),
            AccountField.NEW_PASSWORD, List.of(TestCodes.MARK + "N"),
            AccountField.PHONE, PHONES,
            AccountField.USERNAME, NAMES,
            AccountField.ALGORITHM, List.of("MD5", "MD5", "MD5", "SHA-256"),
            AccountField.ACTIVATION_CODE, List.of(TestCodes.MARK, "1234"),
            AccountField.LANGUAGE, List.of("fr", "en_GB")));

    private static final List<String> BAD = List.of(
            "",
            " ",
            "\u0000",
            "a\r\nb",
            "\u2028",
            "x".repeat(300),
            "y".repeat(2000),
            "ERROR",
            "md5",
            HA1.toUpperCase(Locale.ROOT),
            "${jndi:ldap://x}",
            "<b>&amp;",
            "\uD83D\uDE00",
            "\\",
            "@",
            "*");
    private static final List<String> BODIES = List.of(
            "{'admin':'true'}",
            "{'activated':'1'}",
            "{'__proto__':{}}",
            "{'role':'admin','email':'a@example.org'}",
            "{'email':'a@example.org','email':'b@example.org'}",
            "{'email':null}",
            "{'email':7}",
            "{'email':['a@example.org']}",
            "{'email':{'a':'b'}}",
            "[]",
            "7",
            "'x'",
            "null",
            "{",
            "{}}",
            "{} {}",
            "{'email'",
            "{'email':'a@example.org',}",
            "{'ha1':'\\uD800'}",
            "{'ha1':'\\x'}",
            "\uFEFF{}",
            "[".repeat(30_000),
            "{'a':".repeat(10_000),
            "{'email':'" + "z".repeat(70_000) + "'}",
            "{" + " ".repeat(65_534) + "}",
            "<a/>",
            "email=a");

    private final JsonClient client;
    private final Random random;
    private final boolean bodiesAnywhere;
    private final Map<Integer, Integer> seen = new TreeMap<>();
    private final Set<String> operations = new TreeSet<>();

    public JsonTraffic(URI context, long seed) {
        this(context, seed, true);
    }

    /**
     * Makes traffic for a host behind a server.
     *
     * @param bodiesAnywhere whether methods may have a body that HTTP gives no meaning (RFC 9110, 9.3): GlassFish answers such
     *     requests itself, without a document
     */
    public JsonTraffic(URI context, long seed, boolean bodiesAnywhere) {
        this.bodiesAnywhere = bodiesAnywhere;
        client = JsonClient.of(context);
        random = new Random(seed);
    }

    /** Sends so many requests and checks each answer, and that every operation and every kind of answer was among them. */
    public void run(int requests) {
        for (int i = 0; i < requests; i++) {
            Request request = next();
            Answer answer = client.send(request);
            seen.merge(answer.status(), 1, Integer::sum);
            check(request, answer);
        }
        System.out.println("HTTP statuses of the traffic: " + seen);
        assertThat(seen).containsKeys(200, 400, 401, 403, 404, 405, 406, 409, 413, 415, 422);
        assertThat(operations)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(AskedOperation.values())
                        .map(AskedOperation::javaName)
                        .toList());
    }

    private Request next() {
        AskedOperation operation = any(List.of(AskedOperation.values()));
        boolean alias = random.nextInt(4) == 0;
        String who = encode(any(alias ? PHONES : NAMES) + any(DOMAINS));
        JsonClient caller =
                random.nextInt(4) == 0 ? client : client.with(any(List.of("all", "all", "all", "tests", "shop")));
        boolean reads = random.nextInt(8) == 0;
        Request request = caller.request(
                reads ? "GET" : "POST",
                (alias ? "/aliases/" : "/accounts/") + who + "/" + operation.commandName(),
                reads ? "" : body());
        if (!reads) {
            request = request.with("Content-Type", "application/json");
        }
        Request sent = random.nextInt(6) == 0 ? spoilt(request) : request;
        return bodiesAnywhere || !WITHOUT_BODY.contains(sent.method()) ? sent : withoutBody(sent);
    }

    private static Request withoutBody(Request request) {
        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.remove("Transfer-Encoding");
        return new Request(request.method(), request.target(), headers, new byte[0]);
    }

    private String body() {
        if (random.nextInt(8) == 0) {
            return any(BODIES).replace('\'', '"');
        }
        Map<AccountField, String> values = new EnumMap<>(AccountField.class);
        GOOD.forEach((field, good) -> {
            if (random.nextInt(3) > 0 && field != AccountField.USERNAME && field != AccountField.PHONE) {
                values.put(field, any(good));
            }
        });
        if (random.nextInt(5) == 0) {
            AccountField field = any(List.of(AccountField.values()));
            values.put(field, random.nextBoolean() ? any(BAD) : any(GOOD.getOrDefault(field, BAD)));
        }
        var object = Json.createObjectBuilder();
        values.forEach((field, value) -> object.add(field.jsonName(), value));
        return object.build().toString();
    }

    private Request spoilt(Request request) {
        List<UnaryOperator<Request>> spoilers = new ArrayList<>(List.of(
                r -> new Request(
                        any(List.of("PUT", "DELETE", "OPTIONS", "PATCH", "HEAD")), r.target(), r.headers(), r.body()),
                r -> r.with(
                        "Content-Type",
                        any(List.of(
                                "text/json", "application/json; charset=latin1", "application/xml", "x", ";", "*/*"))),
                r -> r.with("Content-Type", "application/json; charset=\"UTF-8\""),
                r -> r.with("Content-Encoding", any(List.of("gzip", "identity", "br"))),
                r -> r.with(
                        "Accept",
                        any(List.of(
                                "text/html",
                                "application/json;q=0",
                                "application/problem+json",
                                "//",
                                "\"",
                                "*/*;q=x"))),
                r -> r.with("Accept-Language", "(((")
                        .with("If-Modified-Since", "never")
                        .with("Range", "bytes=x"),
                r -> r.with("X-HTTP-Method-Override", "DELETE").with("Cookie", "=;a"),
                r -> r.with(
                        "Authorization",
                        any(List.of("Bearer", "Bearer " + "q".repeat(40), "Basic YTpi", "Bearer \"", "x"))),
                r -> r.with("Expect", "100-continue"),
                r -> r.body().length > 64_000 ? r : r.with("Transfer-Encoding", "chunked"),
                r -> new Request(
                        r.method(),
                        r.target() + any(List.of("?email=a@example.org", "?", "/", "x", "%20")),
                        r.headers(),
                        r.body())));
        return any(spoilers).apply(request);
    }

    private void check(Request request, Answer answer) {
        assertTrue(STATUSES.contains(answer.status()), () -> answer.status() + " to " + request);
        if (request.method().equals("HEAD")) {
            assertEquals(0, answer.body().length, request::toString);
            return;
        }
        assertEquals(
                answer.status() == 200 ? "application/json" : "application/problem+json",
                answer.header("content-type"),
                () -> answer.status() + " to " + request);
        assertEquals("no-store", answer.header("cache-control"), request::toString);
        assertEquals("nosniff", answer.header("x-content-type-options"), request::toString);
        checkDocument(request, answer);
    }

    private void checkDocument(Request request, Answer answer) {
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            JsonObject document = reader.readObject();
            JsonObject told = answer.status() == 200 ? document : document.getJsonObject("answer");
            if (told != null) {
                operations.add(told.getString("operation"));
            }
            if (answer.status() == 200) {
                assertEquals("REQUEST_OK", document.getString("provisional"), request::toString);
                assertFalse(document.getString("status").isEmpty(), request::toString);
            } else {
                assertEquals("about:blank", document.getString("type"), request::toString);
                assertEquals(answer.status(), document.getInt("status"), request::toString);
                assertFalse(document.getString("title").isEmpty(), request::toString);
                assertFalse(document.getString("detail").contains(TestCodes.MARK), request::toString);
            }
        }
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
