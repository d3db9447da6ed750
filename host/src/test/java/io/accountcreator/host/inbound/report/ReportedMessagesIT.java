package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.outbound.message.sms.SmsStub;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hosts, one directory, and a provider that accepts every message, and reports to the other host that none arrived. */
class ReportedMessagesIT {
    private static final String DOMAIN = "sip.example.org";
    private static final String SECRET = new TestCodes().password();
    private static final int LIMIT = 6;

    private final SmsStub provider = new SmsStub();
    private final HttpClient client = HttpClient.newHttpClient();
    private Slapd slapd;
    private SeHost sending;
    private SeHost hearing;

    @BeforeEach
    void start() {
        provider.answers(201, "{\"sid\":\"SM1\",\"status\":\"queued\"}");
        slapd = Slapd.start();
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.public-url", "https://accounts.example.org");
        settings.put("accountcreator.sender.sms", "http");
        settings.put("accountcreator.sms.countries", "FR");
        settings.put("accountcreator.sms.unused-limit", Integer.toString(LIMIT));
        settings.put("accountcreator.sms.used-percent", "50");
        settings.put("accountcreator.sms.budget", "99");
        settings.put("accountcreator.sms.http.provider", "twilio");
        settings.put("accountcreator.sms.http.url", provider.url("/2010-04-01/Accounts/{{user}}/Messages.json"));
        settings.put("accountcreator.sms.http.user", "AC1");
        settings.put("accountcreator.sms.http.secret", SECRET);
        settings.put("accountcreator.sms.http.from", "Example");
        settings.put("accountcreator.sms.http.reports", "twilio");
        sending = SeHost.start(settings);
        hearing = SeHost.start(settings);
    }

    @AfterEach
    void stop() {
        sending.close();
        hearing.close();
        slapd.close();
        provider.close();
    }

    @Test
    void reportsToAnotherHostShouldKeepAnOutageFromLookingLikeFraudAndNotForEver() throws Exception {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(create(i)).as("message %d", i).contains("OK");
            assertThat(report(i, "undelivered")).isEqualTo(204);
        }
        // Without reports this would have been the end.
        for (int i = LIMIT; i < 2 * LIMIT; i++) {
            assertThat(create(i)).as("message %d", i).contains("OK");
            assertThat(report(i, "undelivered")).isEqualTo(204);
        }
        assertThat(create(2 * LIMIT)).contains("OK");
        assertThat(create(2 * LIMIT + 1)).doesNotContain("OK");

        assertThat(sending.output())
                .contains(
                        ": accepted",
                        "no more messages to +33*: beyond 6 messages in PT24H too few codes were used, and as many messages"
                                + " were reported as not delivered");
        assertThat(hearing.output())
                .contains(
                        "not delivered, the provider's code 30003, after",
                        "5 of 5 text messages that twilio reported on within PT10M were not delivered, by its error codes"
                                + " {30003=5}")
                .doesNotContain(": accepted");
        for (SeHost host : List.of(sending, hearing)) {
            assertThat(host.output()).doesNotContain("3361", "3362", SECRET);
        }
    }

    @Test
    void whatWasDeliveredShouldBeInTheLogAndForgedReportsRefused() throws Exception {
        create(0);
        URI address = URI.create(provider.asked().get(0).form().get("StatusCallback"));

        assertThat(post(address, "MessageStatus=delivered", "forged")).isEqualTo(403);
        assertThat(report(0, "delivered")).isEqualTo(204);

        String word = address.getPath().substring("/delivery-report/".length()).substring(0, 8);
        assertThat(sending.output()).contains("SMS " + word + " of ACTIVATION to +33*: accepted");
        assertThat(hearing.output()).contains("SMS " + word + " of ACTIVATION to +33*: delivered, after");
    }

    private String create(int i) {
        String phone = "+336" + (10_000_000 + i * 1_001_001);
        return RawCall.call(sending.gateway(), "create_phone_account", List.of(phone, "", "", "app", DOMAIN));
    }

    private int report(int message, String status) throws Exception {
        URI address = URI.create(provider.asked().get(message).form().get("StatusCallback"));
        String code = status.equals("undelivered") ? "30003" : "";
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA1"));
        String signed = address + (code.isEmpty() ? "" : "ErrorCode" + code) + "MessageStatus" + status;
        return post(
                address,
                "MessageStatus=" + status + (code.isEmpty() ? "" : "&ErrorCode=" + code),
                Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))));
    }

    private int post(URI address, String form, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(hearing.url(address.getPath()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Twilio-Signature", signature)
                .POST(BodyPublishers.ofString(form))
                .build();
        return client.send(request, BodyHandlers.ofString()).statusCode();
    }
}
