package io.accountcreator.host.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.load.ArrivalAttack.Result;
import io.accountcreator.host.real.SeHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Connections that send parts of requests, more than fit into memory, do not keep the host from answering others. */
class HalfSentRequestsIT {
    static final List<String> TARGETS = List.of(
            "POST /api/v1/accounts/bob/is-account-exist",
            "POST /xmlrpc",
            "POST /activate?username=bob&confirmation_key=x",
            "GET /health/live");

    private static SeHost host;

    @BeforeAll
    static void start() {
        host = SeHost.startWithHeap(
                "128m", Map.of("accountcreator.domain", "sip.example.org", "accountcreator.ldap.url", "memory:"));
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void somebodyElseShouldBeAnsweredWhileManySendPartsOfRequests() throws Exception {
        for (HalfSent form : List.of(HalfSent.HEADER, HalfSent.BODY, HalfSent.LENGTH, HalfSent.CHUNKS_OF_ONE_BYTE)) {
            attack("POST /xmlrpc", form, 1500, 1, 2);
            attack("POST /api/v1/accounts/bob/is-account-exist", form, 1500, 50, 2);
        }
    }

    /** All of them, as many as the issue of memory is about: {@code mvn -Pload -Dit.test=HalfSentRequestsIT}. */
    @Test
    @Tag("load")
    void somebodyElseShouldBeAnsweredWhateverThousandsSendPartsOf() throws Exception {
        System.out.println("arriving, before: " + Vitals.of(host.pid()));
        for (String target : TARGETS) {
            for (HalfSent form : HalfSent.values()) {
                attack(target, form, 5000, 1, 15);
                attack(target, form, 5000, 50, 15);
            }
            System.out.println("arriving, after " + target + ": " + Vitals.of(host.pid()));
        }
    }

    private static void attack(String target, HalfSent form, int connections, int sources, int seconds)
            throws Exception {
        Result result = new ArrivalAttack(host.gateway(), "/health/live")
                .run(form.bytes(target), connections, sources, Duration.ofSeconds(seconds));
        System.out.println("arriving: " + target + " " + form + " from " + sources + ": " + result);
        assertThat(result.probes()).isPositive();
        assertThat(result.unanswered()).as(target + " " + form).isZero();
    }
}
