package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.accountcreator.host.outbound.message.sms.SmsStub;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.real.FreePort;
import io.accountcreator.spi.SettingException;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A running host and a receiver. */
class WebhookHostTest {
    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private final SmsStub receiver = new SmsStub();

    @AfterEach
    void stop() {
        receiver.close();
    }

    @Test
    void theReceiverShouldBeToldOnceHowEachRequestEndedAndByWhom() throws Exception {
        try (RunningHost host = host(Map.of("accountcreator.audit.key", "sixteen letters!"))) {
            ask(host, "bob");
            host.get("/xmlrpc");

            await().until(() -> receiver.asked().size() == 1);
        }

        SmsStub.Asked told = receiver.only();
        assertThat(told.method()).isEqualTo("POST");
        assertThat(told.uri()).hasToString("/hook");
        assertThat(told.headers().getFirst("Content-Type")).isEqualTo("application/json");
        assertThat(told.headers().getFirst("webhook-signature")).isEqualTo("v1," + signature(told));
        JsonObject json = Json.createReader(new StringReader(told.body())).readObject();
        assertThat(json.getString("type")).isEqualTo("request.ended");
        assertThat(json.getString("status")).isEqualTo("ACCOUNT_NOT_EXIST");
        assertThat(json.getString("subject")).isEqualTo("04a20a1fcfca98f801318d5c6ad26922");
        assertThat(told.body()).doesNotContain("bob");
    }

    @Test
    void aNameShouldBeToldWhereTheOperatorSaysSo() throws Exception {
        try (RunningHost host = host(Map.of("accountcreator.webhook.subject", "clear"))) {
            ask(host, "bob");

            await().until(() -> receiver.asked().size() == 1);
        }

        assertThat(receiver.only().body()).contains("\"username\":\"bob\"", "\"domain\":\"sip.example.org\"");
    }

    @Test
    void aHostThatEndsShouldSendWhatItHasTold() throws Exception {
        try (RunningHost host = host(Map.of())) {
            for (int i = 0; i < 200; i++) {
                ask(host, "bob" + i);
            }
        }

        Set<String> ids = new HashSet<>();
        receiver.asked().forEach(told -> ids.add(told.headers().getFirst("webhook-id")));
        assertThat(ids).hasSize(200);
    }

    @Test
    void aReceiverThatHangsShouldHoldUpNoRequest() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        receiver.answers(exchange -> {
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try (RunningHost host = host(Map.of("accountcreator.webhook.timeout", "PT1S"))) {
            for (int i = 0; i < 50; i++) {
                assertThat(ask(host, "bob" + i)).isEqualTo(200);
            }
            await().until(() -> !receiver.asked().isEmpty());
        } finally {
            gate.countDown();
        }
    }

    @Test
    void aReceiverThatComesBackShouldBeToldWhatItMissed() throws Exception {
        receiver.answers(500, "");
        try (RunningHost host = host(Map.of())) {
            ask(host, "bob");
            await().until(() -> receiver.asked().size() == 1);
            receiver.answers(204, "");

            await().until(() -> receiver.asked().size() == 2);
        }

        List<SmsStub.Asked> told = receiver.asked();
        assertThat(told.get(1).body()).isEqualTo(told.get(0).body());
        assertThat(told.get(1).headers().getFirst("webhook-id"))
                .isEqualTo(told.get(0).headers().getFirst("webhook-id"));
        assertThat(told.get(1).headers().getFirst("webhook-signature")).isEqualTo("v1," + signature(told.get(1)));
    }

    @Test
    void aReceiverThatIsDownShouldBeToldWhenItIsUp() throws Exception {
        int port = FreePort.find();
        try (RunningHost host = host(Map.of("accountcreator.webhook.url", "http://127.0.0.1:" + port + "/hook"))) {
            assertThat(ask(host, "bob")).isEqualTo(200);

            try (Receiver up = Receiver.at(port, Receiver.sending("HTTP/1.1 204 No Content\r\n\r\n"))) {
                await().until(() -> up.requests.size() == 1);

                assertThat(up.requests.get(0)).contains("\"operation\":\"isAccountExist\"");
            }
        }
    }

    @Test
    void aBadSettingShouldStopTheStart() {
        assertThatThrownBy(() -> host(Map.of("accountcreator.webhook.url", "http://hook.example.org/")))
                .rootCause()
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("accountcreator.webhook.url");
    }

    private static int ask(RunningHost host, String user) throws Exception {
        return host.post(
                        "/xmlrpc",
                        "<methodCall><methodName>is_account_used</methodName><params><param><value><string>" + user
                                + "</string></value></param></params></methodCall>")
                .statusCode();
    }

    /** As a receiver computes it. */
    private static String signature(SmsStub.Asked told) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET), "HmacSHA256"));
        String signed = told.headers().getFirst("webhook-id") + "."
                + told.headers().getFirst("webhook-timestamp") + "." + told.body();
        return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    }

    private RunningHost host(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.webhook.url",
                receiver.url("/hook"),
                "accountcreator.webhook.secret",
                "whsec_" + SECRET));
        settings.putAll(more);
        return RunningHost.start(settings);
    }
}
