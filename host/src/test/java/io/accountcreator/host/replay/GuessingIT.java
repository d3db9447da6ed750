package io.accountcreator.host.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.Together;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses of codes over the gateway, by many addresses at one account and by one address at many accounts, on slapd. */
class GuessingIT {
    private static final String PHONE = "+33612345678";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String WRONG = ">ERROR_KEY_DOESNT_MATCH<";
    private static final int TRIES_OF_AN_ADDRESS = 120;

    private final HttpClient http = HttpClient.newHttpClient();
    private Slapd slapd;
    private SeHost host;

    @BeforeEach
    void start() {
        slapd = Slapd.start();
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", "sip.example.org");
        settings.put("accountcreator.http.trusted-proxies", "127.0.0.1");
        host = SeHost.start(settings);
    }

    @AfterEach
    void stop() {
        host.close();
        slapd.close();
    }

    @Test
    void guessesOfAHundredAddressesAtOneAccountShouldBeLookedAtNoMoreThanThereAreTries() throws Exception {
        call(1, "create_phone_account", PHONE, "", HA1);
        String first = host.code(PHONE);

        assertThat(guesses(100)).containsOnly(WRONG);
        assertThat(activate(200, first))
                .as("the right code, when the tries are used up")
                .contains(WRONG);

        // Another code gets the tries that the window has left, and then there is none.
        call(201, "recover_phone_account", PHONE);
        String second = host.code(PHONE);
        assertThat(guesses(100)).containsOnly(WRONG);
        assertThat(activate(202, second)).contains(WRONG);
        assertThat(call(203, "recover_phone_account", PHONE)).contains("ERROR_MAX_SMS_EXCEEDED");

        // By then nobody has confirmed the account, and its name is free.
        host.advance(Duration.ofMinutes(61));
        call(204, "create_phone_account", PHONE, "", HA1);
        assertThat(activate(205, host.code(PHONE))).contains(HA1);
    }

    /** It was an error of the server, 500, and a line in the log each time. */
    @Test
    void recoveryByMailAfterTooManyWrongCodesShouldBeRefusedAndBeNoErrorOfTheServer() throws Exception {
        call(1, "create_email_account", "ann", "ann@example.org", HA1);
        for (int i = 0; i < 3; i++) {
            call(2, "activate_email_account", "ann", "wrong");
        }
        call(3, "recover_email_account", "ann", "ann@example.org");
        for (int i = 0; i < 3; i++) {
            call(4, "activate_email_account", "ann", "wrong");
        }

        assertThat(call(5, "recover_email_account", "ann", "ann@example.org")).startsWith("429 too many wrong codes");
        assertThat(host.output()).doesNotContain("no answer for");
    }

    @Test
    void oneGuessAtEachOfManyAccountsByOneAddressShouldEndAtItsLimit() throws Exception {
        for (int i = 0; i < TRIES_OF_AN_ADDRESS + 30; i++) {
            call(i, "create_email_account", "user" + i, "user" + i + "@example.org", HA1);
        }

        List<String> answers = new ArrayList<>();
        for (int i = 0; i < TRIES_OF_AN_ADDRESS + 30; i++) {
            answers.add(call(5000, "activate_email_account", "user" + i, "0000"));
        }

        assertThat(answers.subList(0, TRIES_OF_AN_ADDRESS)).allMatch(answer -> answer.contains(WRONG));
        assertThat(answers.subList(TRIES_OF_AN_ADDRESS, answers.size())).allMatch(answer -> answer.startsWith("429 "));
        assertThat(call(6000, "activate_email_account", "user1", "0000")).contains(WRONG);
    }

    /** Wrong ones, as the codes of tests are letters, at once, each from a network of its own. */
    private List<String> guesses(int count) throws Exception {
        List<Callable<String>> calls = IntStream.range(0, count)
                .mapToObj(i -> {
                    String guess = "%04d".formatted(i);
                    return (Callable<String>) () -> text(activate(300 + i, guess));
                })
                .toList();
        return Together.all(20, calls);
    }

    private static String text(String answer) {
        return answer.contains(WRONG) ? WRONG : answer;
    }

    private String activate(int address, String code) throws Exception {
        return call(address, "activate_phone_account", PHONE, "", code);
    }

    /** Status and body of the answer to somebody whose proxy says where he is. */
    private String call(int address, String method, String... parameters) throws Exception {
        HttpResponse<String> response = http.send(
                HttpRequest.newBuilder(host.gateway())
                        .header("Content-Type", "text/xml")
                        .header("X-Forwarded-For", "10." + address / 250 + "." + address % 250 + ".7")
                        .POST(HttpRequest.BodyPublishers.ofString(RawCall.body(method, List.of(parameters)), UTF_8))
                        .build(),
                HttpResponse.BodyHandlers.ofString(UTF_8));
        return response.statusCode() + " " + response.body();
    }
}
