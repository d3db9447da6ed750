package io.accountcreator.host.outbound.message.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.within;

import io.accountcreator.host.outbound.message.Messages;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.TestCodes;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.InterruptedIOException;
import java.io.StringReader;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ready settings and own ones, against a stub that answers as the providers document it. */
class SmsSenderTest {
    private static final String SECRET = new TestCodes().password();
    private static final String CONSUMER = new TestCodes().password();
    private static final Message MESSAGE = Messages.sms(Purpose.ACTIVATION, "fr_FR", Messages.PHONE);

    private final SmsStub stub = new SmsStub();

    @AfterEach
    void stop() {
        stub.close();
    }

    /** Nothing of the message can be read in the address, and the log has no number either. */
    @ParameterizedTest
    @CsvSource({"twilio, 201, {}, StatusCallback", "vonage, 200, '{\"messages\":[{\"status\":\"0\"}]}', callback"})
    void aProviderShouldBeToldWhereToReportIfThatIsAskedFor(String provider, int status, String answer, String field)
            throws Exception {
        Map<String, String> reports = Map.of(
                "accountcreator.public-url", "https://accounts.example.org",
                "accountcreator.sms.http.reports", provider,
                "accountcreator.sms.http.reports-secret", SECRET);
        stub.answers(status, answer);

        try (CapturedLog log = new CapturedLog("io.accountcreator.host.outbound.message")) {
            provider(provider, "/send", reports).send(MESSAGE);

            String address = stub.only().form().get(field);
            assertThat(address).matches("https://accounts.example.org/delivery-report/[A-Za-z0-9_-]{55}");
            String reference = address.substring(address.lastIndexOf('/') + 1);
            Settings settings = Settings.of(ReportAddresses.settings(provider, SECRET));
            assertThat(ReportAddress.from(settings).orElseThrow().read(reference))
                    .hasValueSatisfying(message -> assertThat(message.phone()).isEqualTo(Messages.PHONE));
            assertThat(log.messages())
                    .contains("SMS " + reference.substring(0, 8) + " of ACTIVATION to +33*: accepted");
            assertThat(log.all()).doesNotContain("612345678", SECRET, Messages.CODE, reference);
        }
    }

    @Test
    void aRefusedMessageShouldNotBeLoggedAsAccepted() throws Exception {
        Map<String, String> reports = Map.of(
                "accountcreator.public-url",
                "https://accounts.example.org",
                "accountcreator.sms.http.reports",
                "twilio");
        stub.answers(400, "{\"code\":21614}");

        try (CapturedLog log = new CapturedLog("io.accountcreator.host.outbound.message")) {
            assertThatIOException()
                    .isThrownBy(() -> provider("twilio", "/send", reports).send(MESSAGE))
                    .withMessageEndingWith("its code 21614");
            assertThat(log.messages()).noneMatch(line -> line.contains("accepted"));
        }
    }

    @Test
    void aBodyOfTheOperatorsOwnShouldHaveTheAddressWhereItSays() throws Exception {
        provider(
                        "twilio",
                        "/send",
                        Map.of(
                                "accountcreator.public-url", "https://accounts.example.org/",
                                "accountcreator.sms.http.reports", "twilio",
                                "accountcreator.sms.http.success-status", "200",
                                "accountcreator.sms.http.body", "t={{to}}&x={{text}}&c={{report-url}}"))
                .send(MESSAGE);

        assertThat(stub.only().form().keySet()).containsExactlyInAnyOrder("t", "x", "c");
        assertThat(stub.only().form().get("c")).startsWith("https://accounts.example.org/delivery-report/");
    }

    @Test
    void twilioShouldBeAskedAsItsDocumentationSays() throws Exception {
        stub.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\",\"error_code\":null}");

        provider("twilio", "/2010-04-01/Accounts/{{user}}/Messages.json", Map.of())
                .send(MESSAGE);

        assertThat(stub.only().uri().getPath()).isEqualTo("/2010-04-01/Accounts/AC 1/Messages.json");
        assertThat(stub.only().form()).isEqualTo(Map.of("To", "+33612345678", "From", "A&B=\"1\"", "Body", french()));
        assertThat(stub.only().headers().getFirst("Authorization")).isEqualTo(basic());
    }

    @Test
    void vonageShouldBeAskedAsItsDocumentationSays() throws Exception {
        stub.answers(200, "{\"message-count\":\"1\",\"messages\":[{\"to\":\"33612345678\",\"status\": \"0\"}]}");

        provider("vonage", "/sms/json", Map.of()).send(MESSAGE);

        assertThat(stub.only().form())
                .isEqualTo(Map.of(
                        "api_key",
                        "AC 1",
                        "api_secret",
                        SECRET,
                        "to",
                        "33612345678",
                        "from",
                        "A&B=\"1\"",
                        "type",
                        "text",
                        "text",
                        french()));
    }

    @Test
    void messagebirdShouldBeAskedAsItsDocumentationSays() throws Exception {
        stub.answers(201, "{\"id\":\"1\",\"recipients\":{\"totalSentCount\":1}}");

        provider("messagebird", "/messages", Map.of()).send(MESSAGE);

        JsonObject body =
                Json.createReader(new StringReader(stub.only().body())).readObject();
        assertThat(body.getJsonArray("recipients").getString(0)).isEqualTo("33612345678");
        assertThat(body.getString("originator")).isEqualTo("A&B=\"1\"");
        assertThat(body.getString("body")).isEqualTo(french());
        assertThat(body.getString("datacoding")).isEqualTo("plain");
        assertThat(stub.only().headers().getFirst("Authorization")).isEqualTo("AccessKey " + SECRET);
        assertThat(stub.only().headers().getFirst("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void elksShouldBeAskedAsTheirDocumentationSays() throws Exception {
        stub.answers(200, "{\"status\":\"created\",\"id\":\"s1\",\"cost\":3500}");

        provider("46elks", "/a1/sms", Map.of()).send(MESSAGE);

        assertThat(stub.only().form())
                .isEqualTo(Map.of("to", "+33612345678", "from", "A&B=\"1\"", "message", french()));
        assertThat(stub.only().headers().getFirst("Authorization")).isEqualTo(basic());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twilio|400|, its code 21211|{\"code\":21211,\"message\":\"Invalid 'To' Phone Number\",\"status\":400}",
                "twilio|400|, its code 21612|{\"code\":21612,\"message\":\"no route\",\"status\":400}",
                "twilio|401|, its code 20003|{\"code\":20003,\"status\":401}",
                "vonage|200|, its code 9|{\"message-count\":\"1\",\"messages\":[{\"status\":\"9\",\"error-text\":\"quota\"}]}",
                "vonage|200|, its code 29|{\"messages\":[{\"status\": \"29\",\"error-text\":\"Non-Whitelisted Destination\"}]}",
                "messagebird|422|, its code 9|{\"errors\":[{\"code\":9,\"description\":\"no (correct) recipients found\"}]}",
                "messagebird|200|''|{}",
                "46elks|403|''|Not enough credits",
                "46elks|200|''|{\"status\":\"failed\"}",
                "twilio|302|''|{}",
                "ovh|403|, its code Client::Forbidden|{\"class\":\"Client::Forbidden\",\"message\":\"This call has not been granted\"}",
                "ovh|200|''|{\"ids\":[],\"validReceivers\":[],\"invalidReceivers\":[\"+33612345678\"]}",
            })
    void aRefusalOfAProviderShouldBeAFailureWithItsCodeAndWithoutItsWords(
            String provider, int status, String code, String answer) {
        stub.answers(status, answer + Messages.CODE);

        assertThatIOException()
                .isThrownBy(() -> provider(provider, "/", Map.of()).send(MESSAGE))
                .withMessage("the SMS gateway refused, HTTP status " + status + code)
                .withNoCause();
    }

    /** Such as {@code "code": 3127}, where that is the code in the message. */
    @Test
    void whatAGatewayQuotesOfTheMessageShouldNotBeTakenForItsErrorCode() {
        for (String quoted : new String[] {Messages.CODE, "x" + Messages.CODE, "33612345678", "a b", "x".repeat(50)}) {
            stub.answers(400, "{\"error\":\"" + quoted + "\"}");

            assertThatIOException()
                    .isThrownBy(() -> own(Map.of("accountcreator.sms.http.error-code", "\"error\":\"([^\"]*)\""))
                            .send(MESSAGE))
                    .withMessage("the SMS gateway refused, HTTP status 400");
        }
    }

    @Test
    void aNameBeyondTheGsmAlphabetShouldBeKeptAndTheProviderBeTold() throws Exception {
        Map<String, String> name = Map.of("accountcreator.message.name", "Связь Größe\u2122");
        stub.answers(200, "{\"messages\":[{\"status\": \"0\"}]}");
        provider("vonage", "/sms/json", name).send(MESSAGE);
        stub.answers(201, "{}");
        provider("messagebird", "/messages", name).send(MESSAGE);
        stub.answers(200, "{\"validReceivers\":[\"+33612345678\"]}");
        ovh(name).send(MESSAGE);

        assertThat(stub.asked().get(0).form())
                .containsEntry("type", "unicode")
                .hasEntrySatisfying("text", text -> assertThat(text).contains("Связь Größe\u2122"));
        assertThat(stub.asked().get(1).body())
                .contains("\"datacoding\":\"unicode\"")
                .contains("Связь Größe\u2122");
        assertThat(stub.asked().get(2).body()).contains("\"coding\":\"8bit\"").contains("Связь Größe\u2122");
    }

    @ParameterizedTest
    @CsvSource({"+33612345678,Standard", "+12025550123,+12025550100", "+447400123456,Example", "+14165550123,Standard"})
    void senderShouldBeThatOfTheNumbersCountry(String to, String from) throws Exception {
        own(Map.of(
                        "accountcreator.sms.http.body", "n={{to}}&m={{text}}&f={{from}}",
                        "accountcreator.sms.http.from", "Standard",
                        "accountcreator.sms.http.from-by-country", "US=+12025550100, GB=Example"))
                .send(Messages.sms(Purpose.ACTIVATION, "en", to));

        assertThat(stub.only().form()).containsEntry("f", from);
    }

    @Test
    void ovhShouldBeAskedAsItsDocumentationSays() throws Exception {
        stub.answers(200, "{\"totalCreditsRemoved\":1,\"ids\":[1],\"validReceivers\":[\"+33612345678\"]}");

        ovh(Map.of()).send(MESSAGE);

        SmsStub.Asked asked = stub.only();
        JsonObject body = Json.createReader(new StringReader(asked.body())).readObject();
        assertThat(asked.uri().getPath()).isEqualTo("/1.0/sms/sms-ab1-1/jobs");
        assertThat(body.getJsonArray("receivers").getString(0)).isEqualTo("+33612345678");
        assertThat(body.getString("message")).isEqualTo(french());
        assertThat(body.getString("sender")).isEqualTo("A&B=\"1\"");
        assertThat(body.getString("coding")).isEqualTo("7bit");
        assertThat(body.getBoolean("noStopClause")).isTrue();
        String time = asked.headers().getFirst("X-Ovh-Timestamp");
        String signed = SECRET + "+" + CONSUMER + "+POST+" + stub.url("/1.0/sms/sms-ab1-1/jobs") + "+" + asked.body()
                + "+" + time;
        byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(signed.getBytes(UTF_8));
        assertThat(asked.headers().getFirst("X-Ovh-Signature"))
                .isEqualTo("$1$" + HexFormat.of().formatHex(sha1));
        assertThat(asked.headers().getFirst("X-Ovh-Application")).isEqualTo("AC 1");
        assertThat(asked.headers().getFirst("X-Ovh-Consumer")).isEqualTo(CONSUMER);
        assertThat(Long.parseLong(time)).isCloseTo(System.currentTimeMillis() / 1000, within(600L));
    }

    private MessageSender ovh(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("accountcreator.sms.http.account", "sms-ab1-1");
        return provider("ovh", "/1.0/sms/{{account}}/jobs", all);
    }

    @Test
    void everyLanguageAndPurposeShouldBeOneMessageWithTheCode() throws Exception {
        for (String language : new String[] {"en", "fr", "de", "es", "pt"}) {
            for (Purpose purpose : Purpose.values()) {
                own(Map.of()).send(Messages.sms(purpose, language, Messages.PHONE));
            }
        }

        assertThat(stub.asked())
                .extracting(asked -> asked.form().get("m"))
                .doesNotHaveDuplicates()
                .allSatisfy(text -> {
                    assertThat(text)
                            .contains(Messages.CODE)
                            .contains("sip.example.org")
                            .doesNotContain("{");
                    assertThat(Gsm7.isOneMessage(text)).as(text).isTrue();
                });
        assertThat(stub.asked()).hasSize(15);
    }

    @Test
    void anUnknownLanguageShouldBeTheDefaultOne() throws Exception {
        own(Map.of("accountcreator.message.language", "de")).send(Messages.sms(Purpose.RECOVERY, "xx", Messages.PHONE));
        own(Map.of()).send(Messages.sms(Purpose.RECOVERY, null, Messages.PHONE));

        assertThat(stub.asked().get(0).form().get("m")).contains("Ihr Code");
        assertThat(stub.asked().get(1).form().get("m")).contains("your code");
    }

    @Test
    void aGatewayThatIsAskedByGetShouldFindEverythingInTheAddress() throws Exception {
        own(Map.of(
                        "accountcreator.sms.http.method", "GET",
                        "accountcreator.sms.http.url", stub.url("/send?n={{to}}&m={{text}}&p={{secret}}"),
                        "accountcreator.sms.http.body", "",
                        "accountcreator.message.name", "a&b #1"))
                .send(MESSAGE);

        assertThat(stub.only().method()).isEqualTo("GET");
        assertThat(stub.only().uri().getRawQuery())
                .startsWith("n=%2B33612345678&m=")
                .contains("a%26b%20%231");
    }

    @Test
    void aRedirectShouldNotBeFollowed() {
        stub.answers(exchange -> {
            exchange.getResponseHeaders().add("Location", stub.url("/elsewhere"));
            SmsStub.reply(exchange, 307, "");
        });

        assertThatIOException().isThrownBy(() -> own(Map.of()).send(MESSAGE)).withMessageContaining("307");
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void anAnswerWithoutEndShouldBeCutOff() {
        stub.answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[1024];
            for (int i = 0; i < 100_000; i++) {
                exchange.getResponseBody().write(much);
            }
        });

        assertThatIOException().isThrownBy(() -> own(Map.of()).send(MESSAGE)).withMessageContaining("IOException");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSlowGatewayShouldBeGivenUp(boolean afterHeaders) throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        stub.answers(exchange -> {
            if (afterHeaders) {
                exchange.sendResponseHeaders(200, 10);
                exchange.getResponseBody().flush();
            }
            await(end);
        });

        assertThatIOException()
                .isThrownBy(() ->
                        own(Map.of("accountcreator.sms.http.timeout", "PT0.3S")).send(MESSAGE))
                .withMessage("the SMS gateway did not answer in time");
        end.countDown();
    }

    @Test
    void anInterruptShouldEndTheWaiting() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch reached = new CountDownLatch(1);
        stub.answers(exchange -> {
            reached.countDown();
            await(end);
        });
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread sending = new Thread(() -> {
            try {
                own(Map.of()).send(MESSAGE);
            } catch (Exception e) {
                thrown.complete(e);
            }
        });
        sending.start();
        reached.await();

        sending.interrupt();

        assertThat(thrown.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedIOException.class);
        end.countDown();
    }

    @Test
    void aGatewayThatIsNotThereShouldBeAFailure() {
        MessageSender sender = own(Map.of());
        stub.close();

        assertThatIOException()
                .isThrownBy(() -> sender.send(MESSAGE))
                .withMessage("the SMS gateway cannot be reached: ConnectException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0612345678", "+33612345678&x=1", "bob@example.org", "+1\r\n2", "+"})
    void whatIsNoNumberShouldNotBeSentTo(String to) {
        assertThatIOException().isThrownBy(() -> own(Map.of()).send(Messages.sms(Purpose.RECOVERY, "en", to)));
        assertThat(stub.asked()).isEmpty();
    }

    @Test
    void aSecretShouldNotBePrintable() {
        SmsConfig config = SmsConfig.from(Settings.of(settings(Map.of())), Duration.ofSeconds(10));

        assertThat(config.toString()).doesNotContain(SECRET);
        assertThatCode(() -> SmsConfig.from(
                        Settings.of(settings(Map.of("accountcreator.sms.http.secret", SECRET + "\nx"))),
                        Duration.ofSeconds(10)))
                .hasMessageContaining("accountcreator.sms.http.secret")
                .message()
                .doesNotContain(SECRET);
    }

    private MessageSender provider(String name, String path, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.sms.countries",
                "*",
                "accountcreator.sms.http.provider",
                name,
                "accountcreator.sms.http.url",
                stub.url(path),
                "accountcreator.sms.http.user",
                "AC 1",
                "accountcreator.sms.http.secret",
                SECRET,
                "accountcreator.sms.http.consumer-key",
                CONSUMER,
                "accountcreator.sms.http.from",
                "A&B=\"1\""));
        settings.putAll(more);
        return sender(settings);
    }

    private MessageSender own(Map<String, String> more) {
        return sender(settings(more));
    }

    private Map<String, String> settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.sms.countries",
                "*",
                "accountcreator.sms.http.url",
                stub.url("/send"),
                "accountcreator.sms.http.secret",
                SECRET,
                "accountcreator.sms.http.body",
                "n={{to}}&m={{text}}&s={{secret}}"));
        settings.putAll(more);
        return settings;
    }

    private static MessageSender sender(Map<String, String> settings) {
        Settings all = Settings.of(settings);
        return SmsSender.from(all, MessageTexts.from(all), Duration.ofSeconds(10), Clock.systemUTC());
    }

    private static String basic() {
        return "Basic " + Base64.getEncoder().encodeToString(("AC 1:" + SECRET).getBytes());
    }

    private static String french() {
        return Messages.CODE + " est votre code pour sip.example.org. Saisissez-le pour activer votre compte."
                + " Ne le communiquez à personne.";
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
