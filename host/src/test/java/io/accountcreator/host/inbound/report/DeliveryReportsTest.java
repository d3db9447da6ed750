package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.outbound.audit.AuditLines;
import io.accountcreator.host.outbound.message.sms.MessageReference;
import io.accountcreator.host.outbound.message.sms.ReportAddress;
import io.accountcreator.host.outbound.message.sms.ReportAddresses;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.TestCodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The address for reports of a running host, and whoever comes there. */
class DeliveryReportsTest {
    private static final String SECRET = new TestCodes().password();
    private static final String PHONE = "+33612345678";
    private static final String FORM = "application/x-www-form-urlencoded";
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void aSignedReportShouldBeTakenWhicheverHostSentTheMessage() throws Exception {
        try (RunningHost host = host("twilio", Map.of());
                CapturedLog log = new CapturedLog("io.accountcreator.host.inbound.report")) {
            MessageReference message = sent("twilio", Instant.now());

            assertThat(twilio(host, message, "sent", "").statusCode()).isEqualTo(204);
            HttpResponse<String> taken = twilio(host, message, "undelivered", "30003");
            assertThat(taken.statusCode()).isEqualTo(204);
            assertThat(taken.body()).isEmpty();
            assertThat(twilio(host, message, "undelivered", "30003").statusCode())
                    .isEqualTo(204);

            assertThat(log.messages())
                    .filteredOn(line -> line.contains("not delivered, the provider's code 30003, after"))
                    .hasSize(1);
            assertThat(log.all()).doesNotContain("612345678", SECRET, message.sealed());
        }
    }

    @Test
    void aReceiptOfVonageShouldBeTakenByEveryMethodThatItMayBeSetTo() throws Exception {
        try (RunningHost host = host("vonage", Map.of());
                CapturedLog log = new CapturedLog("io.accountcreator.host.inbound.report")) {
            for (String way : new String[] {"GET", FORM, "application/json; charset=utf-8"}) {
                MessageReference message = sent("vonage", Instant.now());
                assertThat(vonage(host, message, way, "failed", PHONE, SECRET).statusCode())
                        .as(way)
                        .isEqualTo(204);
                assertThat(log.messages())
                        .anyMatch(line -> line.startsWith(message.text() + ": not delivered, the provider's code 1,"));
                assertThat(vonage(host, message, way, "failed", "+33612345679", SECRET)
                                .statusCode())
                        .as(way)
                        .isEqualTo(403);
                assertThat(vonage(host, message, way, "failed", PHONE, "forged").statusCode())
                        .as(way)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void whatIsForgedShouldBe403AndInTheAuditLogWithoutAnythingOfIt() throws Exception {
        try (RunningHost host = host("twilio", Map.of());
                AuditLines audit = new AuditLines();
                CapturedLog log = new CapturedLog("io.accountcreator.host.inbound.report")) {
            MessageReference message = sent("twilio", Instant.now());
            String path = path(message);
            String form = form("delivered", "");
            String signature = sign(url(message), form);

            assertThat(post(host, path, form, "X-Twilio-Signature", "x" + signature)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(host, path, form.replace("delivered", "failed"), "X-Twilio-Signature", signature)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(host, path, form).statusCode()).isEqualTo(403);
            HttpResponse<String> unknown =
                    post(host, "/delivery-report/" + "A".repeat(55), form, "X-Twilio-Signature", signature);
            assertThat(unknown.statusCode()).isEqualTo(403);
            assertThat(unknown.body()).isEqualTo("the reference is none of ours, or too old\n");
            assertThat(post(host, "/delivery-report/", form, "X-Twilio-Signature", signature)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(post(host, "/delivery-report", form, "X-Twilio-Signature", signature)
                            .statusCode())
                    .isEqualTo(403);

            assertThat(audit.take(5))
                    .allMatch(line -> line.startsWith("request.refused door="))
                    .anyMatch(
                            line -> line.startsWith("request.refused door=report http=403 reason=\"it is not signed\""))
                    .anyMatch(line -> line.contains("reason=\"the signature is not the provider's\""))
                    .noneMatch(line -> line.contains(signature) || line.contains(message.sealed()));
            assertThat(log.messages()).isEmpty();
        }
    }

    @Test
    void aReportThatIsTooLateShouldBe403AndALateOneBeTaken() throws Exception {
        try (RunningHost host = host("twilio", Map.of())) {
            Instant now = Instant.now();

            assertThat(twilio(host, sent("twilio", now.minus(Duration.ofDays(8))), "delivered", "")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(twilio(host, sent("twilio", now.minus(Duration.ofDays(6))), "delivered", "")
                            .statusCode())
                    .isEqualTo(204);
        }
    }

    @Test
    void whatIsNoReportShouldBeRefusedByItsHead() throws Exception {
        try (RunningHost host = host("twilio", Map.of())) {
            MessageReference message = sent("twilio", Instant.now());
            String path = path(message);
            String huge = form("delivered", "") + "&Body=" + "x".repeat(17 * 1024);
            String signature = sign(url(message), huge);

            assertThat(post(host, path, huge, "X-Twilio-Signature", signature).statusCode())
                    .isEqualTo(413);
            assertThat(send(host, path, "GET", "", Map.of()).statusCode()).isEqualTo(405);
            assertThat(send(host, path, "GET", "", Map.of()).headers().firstValue("Allow"))
                    .contains("POST");
            assertThat(send(host, path, "PUT", "", Map.of()).statusCode()).isEqualTo(405);
            assertThat(send(host, path, "POST", "<a/>", Map.of("Content-Type", "text/xml", "X-Twilio-Signature", "x"))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(send(host, path, "POST", "a=%zz", Map.of("Content-Type", FORM, "X-Twilio-Signature", "x"))
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    /** Of unknown length, so that its size shows only while it comes. */
    @Test
    void aHugeBodyThatComesInChunksShouldBe413() throws Exception {
        try (RunningHost host = host("twilio", Map.of())) {
            MessageReference message = sent("twilio", Instant.now());
            HttpRequest request = HttpRequest.newBuilder(host.gateway().resolve(path(message)))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", FORM)
                    .header("X-Twilio-Signature", "x")
                    .POST(BodyPublishers.ofInputStream(
                            () -> new ByteArrayInputStream("x".repeat(40 * 1024).getBytes(UTF_8))))
                    .build();

            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void whoeverGoesOnForgingShouldBeToldToWaitAndTheProviderNot() throws Exception {
        Map<String, String> limits = Map.of(
                "accountcreator.limit.exempt", "203.0.113.1",
                "accountcreator.limit.tries", "3/P7D");
        try (RunningHost host = host("twilio", limits)) {
            for (int i = 0; i < 3; i++) {
                assertThat(post(host, "/delivery-report/" + "A".repeat(55), "a=b")
                                .statusCode())
                        .isEqualTo(403);
            }
            HttpResponse<String> more = post(host, "/delivery-report/" + "A".repeat(55), "a=b");

            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.headers().firstValue("Retry-After")).isPresent();
            for (int i = 0; i < 10; i++) {
                assertThat(twilio(host, sent("twilio", Instant.now()), "delivered", "")
                                .statusCode())
                        .isEqualTo(204);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/delivery-report", "/delivery-report/x"})
    void thereShouldBeNothingIfReportsAreOff(String path) throws Exception {
        try (RunningHost host = RunningHost.start(Map.of())) {
            assertThat(post(host, path, "a=b").statusCode()).isEqualTo(404);
        }
    }

    private static RunningHost host(String provider, Map<String, String> more) {
        Map<String, String> settings = ReportAddresses.settings(provider, SECRET);
        settings.putAll(more);
        return RunningHost.start(settings);
    }

    private static ReportAddress address(String provider) {
        return ReportAddresses.of(ReportAddresses.settings(provider, SECRET));
    }

    private static MessageReference sent(String provider, Instant when) {
        return ReportAddresses.sent(address(provider), when, PHONE);
    }

    private static String path(MessageReference message) {
        return "/delivery-report/" + message.sealed();
    }

    private static String url(MessageReference message) {
        return "https://accounts.example.org/base" + path(message);
    }

    private HttpResponse<String> twilio(RunningHost host, MessageReference message, String status, String code)
            throws Exception {
        String form = form(status, code);
        return post(host, path(message), form, "X-Twilio-Signature", sign(url(message), form));
    }

    /** What Twilio sends, by its documentation. */
    private static String form(String status, String code) {
        return "SmsSid=SM0123&SmsStatus=" + status + "&MessageStatus=" + status
                + "&To=%2B33612345678&MessageSid=SM0123&AccountSid=AC0123&From=%2B15017250604&ApiVersion=2010-04-01"
                + (code.isEmpty() ? "" : "&ErrorCode=" + code);
    }

    private static String sign(String url, String form) throws Exception {
        String fields = new TreeMap<>(ReportFields.ofForm(form).all().stream()
                        .collect(Collectors.toMap(ReportFields.Field::name, ReportFields.Field::value)))
                .entrySet().stream()
                        .map(field -> field.getKey() + field.getValue())
                        .collect(Collectors.joining());
        return Base64.getEncoder().encodeToString(hmac("HmacSHA1", SECRET, url + fields));
    }

    private HttpResponse<String> vonage(
            RunningHost host, MessageReference message, String way, String status, String phone, String secret)
            throws Exception {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "msisdn", phone.substring(1),
                "to", "AcmeInc",
                "network-code", "20801",
                "messageId", "0A0000001234567B",
                "status", status,
                "err-code", "1",
                "message-timestamp", "2020-01-01 12:00:00 +0000",
                "timestamp", "1582650446",
                "nonce", "a&b=c"));
        String joined = fields.entrySet().stream()
                .map(field -> "&" + field.getKey() + "="
                        + field.getValue().replace('&', '_').replace('=', '_'))
                .collect(Collectors.joining());
        fields.put("sig", HexFormat.of().formatHex(hmac("HmacSHA256", secret, joined)));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        if (way.equals("GET")) {
            return send(host, path(message) + "?" + form, "GET", "", Map.of());
        }
        String json = fields.entrySet().stream()
                .map(field -> "\"" + field.getKey() + "\":\"" + field.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return send(host, path(message), "POST", way.equals(FORM) ? form : json, Map.of("Content-Type", way));
    }

    private static byte[] hmac(String algorithm, String secret, String text) throws Exception {
        Mac mac = Mac.getInstance(algorithm);
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), algorithm));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private HttpResponse<String> post(RunningHost host, String path, String form) throws Exception {
        return send(host, path, "POST", form, Map.of("Content-Type", FORM));
    }

    private HttpResponse<String> post(RunningHost host, String path, String form, String header, String value)
            throws Exception {
        return send(host, path, "POST", form, Map.of("Content-Type", FORM, header, value));
    }

    private HttpResponse<String> send(
            RunningHost host, String path, String method, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.gateway().resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
