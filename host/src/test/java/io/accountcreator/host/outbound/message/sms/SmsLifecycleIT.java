package io.accountcreator.host.outbound.message.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts by phone: an unmodified client, the distribution, a real directory, and a provider that has its bad days. */
class SmsLifecycleIT {
    private static final String DOMAIN = "sip.example.org";
    private static final String PHONE = "+33612345678";
    private static final String SECRET = new TestCodes().password();
    private static final Pattern CODE = Pattern.compile("[a-z]{4}" + TestCodes.MARK + "[a-z]{4}");
    private static final String CREATED = "{\"sid\":\"SM1\",\"status\":\"queued\"}";

    private final SmsStub provider = new SmsStub();
    private Slapd slapd;
    private SeHost host;
    private RealClient client;

    @BeforeEach
    void start() throws Exception {
        provider.answers(201, CREATED);
        slapd = Slapd.start();
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.sms.limit", "20");
        settings.put("accountcreator.sender.sms", "http");
        settings.put("accountcreator.sms.countries", "FR");
        settings.put("accountcreator.sms.http.provider", "twilio");
        settings.put("accountcreator.sms.http.url", provider.url("/2010-04-01/Accounts/{{user}}/Messages.json"));
        settings.put("accountcreator.sms.http.user", "AC1");
        settings.put("accountcreator.sms.http.secret", SECRET);
        settings.put("accountcreator.sms.http.from", "Example");
        settings.put("accountcreator.sms.http.timeout", "PT1S");
        host = SeHost.start(settings);
        client = RealClient.of(host.gateway());
    }

    @AfterEach
    void stop() {
        host.close();
        slapd.close();
        provider.close();
    }

    @Test
    void anAccountShouldBeMadeAndRecoveredByTextMessagesInTheLanguageOfTheApp() {
        String[] first = {"username=bob", "phone=612345678", "cc=33"};

        ask("create_account", Status.ACCOUNT_CREATED, plus(first, "language=fr"));
        assertThat(lastText()).contains("pour activer votre compte");
        ask("activate_account_phone", Status.ACCOUNT_ACTIVATED, plus(first, lastCode()));

        ask("recover_account", Status.REQUEST_OK, "phone=612345678", "cc=33", "language=de_DE");
        assertThat(lastText()).contains("um sich anzumelden");
        ask("login_linphone_account", Status.REQUEST_OK, "username=bob", lastCode());

        for (String language : new String[] {"en", "fr", "de", "es", "pt"}) {
            ask("recover_account", Status.REQUEST_OK, "phone=612345678", "cc=33", "language=" + language);
        }
        List<String> texts = provider.asked().stream()
                .map(asked -> asked.form().get("Body"))
                .skip(2)
                .map(text -> CODE.matcher(text).replaceAll("CODE"))
                .toList();
        assertThat(texts).hasSize(5).doesNotHaveDuplicates();
        assertThat(provider.asked())
                .allSatisfy(asked -> assertThat(asked.form().get("To")).isEqualTo(PHONE));
        assertThat(host.output()).doesNotContain(SECRET);
    }

    @Test
    void aProviderThatRefusesOrHangsShouldLeaveNothing() throws Exception {
        provider.answers(400, "{\"code\":21614,\"message\":\"not a mobile number\",\"status\":400}");
        ask("create_account", Status.PHONE_NUMBER_INVALID, "username=bob", "phone=612345678", "cc=33");
        ask("is_account_exist", Status.ACCOUNT_NOT_EXIST, "username=bob");

        CountDownLatch end = new CountDownLatch(1);
        provider.answers(exchange -> await(end));
        ask("create_account", Status.PHONE_NUMBER_INVALID, "username=bob", "phone=612345678", "cc=33");
        ask("is_account_exist", Status.ACCOUNT_NOT_EXIST, "username=bob");
        end.countDown();

        provider.answers(201, CREATED);
        ask("create_account", Status.ACCOUNT_CREATED, "username=bob", "phone=612345678", "cc=33");
        ask("activate_account_phone", Status.ACCOUNT_ACTIVATED, "username=bob", "phone=612345678", "cc=33", lastCode());

        provider.answers(500, "");
        ask("recover_account", Status.PHONE_NUMBER_INVALID, "phone=612345678", "cc=33");
        assertThat(host.output()).contains("the SMS gateway refused, HTTP status 400", "did not answer in time");
        assertThat(host.output()).doesNotContain(SECRET).doesNotContainPattern(CODE);
    }

    @Test
    void aHostThatIsKilledBeforeTheMessageWasTakenShouldLeaveAWayOn() throws Exception {
        killWhileSending("create_phone_account", PHONE, "", "", "app", DOMAIN);
        killWhileSending("create_phone_account", "+33698765432", "bob", "", "app", DOMAIN);

        // Whoever has a number in place of a name gets another code.
        ask("recover_account", Status.REQUEST_OK, "phone=612345678", "cc=33");
        ask("activate_account_phone", Status.ACCOUNT_ACTIVATED, "phone=612345678", "cc=33", lastCode());

        // A name is free again when the code that nobody got has expired.
        String[] bob = {"username=bob", "phone=698765432", "cc=33"};
        ask("create_account", Status.ACCOUNT_EXIST, bob);
        host.advance(Duration.ofMinutes(61));
        ask("create_account", Status.ACCOUNT_CREATED, bob);
        ask("activate_account_phone", Status.ACCOUNT_ACTIVATED, plus(bob, lastCode()));
    }

    private void killWhileSending(String method, String... parameters) throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        provider.answers(exchange -> {
            reached.countDown();
            await(end);
        });
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> RawCall.call(host.gateway(), method, List.of(parameters)));
        assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();

        host.kill();

        assertThat(catchExecution(answer)).isNotNull();
        end.countDown();
        provider.answers(201, CREATED);
        host.restart();
    }

    private static Throwable catchExecution(CompletableFuture<String> answer) throws Exception {
        try {
            answer.get(30, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        }
    }

    private JsonObject ask(String operation, Status expected, String... fields) {
        JsonObject answer = client.run(operation, List.of(plus(fields, "domain=" + DOMAIN)));
        assertThat(answer.getInt("final")).as(operation).isEqualTo(expected.code());
        return answer;
    }

    private static String[] plus(String[] fields, String more) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.add(more);
        return all.toArray(String[]::new);
    }

    private String lastText() {
        List<SmsStub.Asked> asked = provider.asked();
        return asked.get(asked.size() - 1).form().get("Body");
    }

    private String lastCode() {
        Matcher code = CODE.matcher(lastText());
        if (!code.find()) {
            throw new AssertionError("no code in the message");
        }
        return "activation_code=" + code.group();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
