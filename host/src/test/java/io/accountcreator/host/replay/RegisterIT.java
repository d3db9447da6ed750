package io.accountcreator.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.host.real.Kamailio;
import io.accountcreator.host.real.Linphonec;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.host.real.SipPhone;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof that an account is one: made by an unmodified Linphone client, it registers at a SIP server. */
class RegisterIT {
    private static final String DOMAIN = "sip.example.org";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private final TestCodes secrets = new TestCodes();

    @ParameterizedTest
    @EnumSource
    void accountShouldRegisterFromItsActivationToItsEnd(Algorithm algorithm) throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd));
                Kamailio kamailio = Kamailio.start(slapd, DOMAIN, algorithm)) {
            RealClient client = RealClient.of(host.gateway());
            String password = secrets.password();
            String fresh = secrets.password();
            assertRegistering(kamailio, FORBIDDEN, "bob", password, "unknown");

            String first = "password=" + password;
            ask(client, algorithm, "create_account", Status.ACCOUNT_CREATED, first, "email=bob@example.org");
            assertRegistering(kamailio, FORBIDDEN, "bob", password, "not activated");

            String code = "activation_code=" + host.code("bob@example.org");
            ask(client, algorithm, "activate_account_email", Status.ACCOUNT_ACTIVATED, code);
            assertRegistering(kamailio, OK, "bob", password, "activated");
            assertRegistering(kamailio, FORBIDDEN, "bob", fresh, "wrong password");
            assertThat(new SipPhone(kamailio.port(), DOMAIN).register("b*", password))
                    .as("pattern")
                    .isEqualTo(FORBIDDEN);

            ask(client, algorithm, "update_account", Status.REQUEST_OK, first, "new_password=" + fresh);
            assertRegistering(kamailio, FORBIDDEN, "bob", password, "old password");
            assertRegistering(kamailio, OK, "bob", fresh, "new password");

            List<String> whom = List.of("bob", fresh, DOMAIN, algorithm.wireName());
            assertThat(RawCall.call(host.gateway(), "delete_account", whom)).isEqualTo("OK");
            assertRegistering(kamailio, FORBIDDEN, "bob", fresh, "deleted");
        }
    }

    private static void assertRegistering(
            Kamailio kamailio, int expected, String username, String password, String when) throws Exception {
        assertThat(new SipPhone(kamailio.port(), DOMAIN).register(username, password))
                .as(when)
                .isEqualTo(expected);
        assertThat(Linphonec.register(kamailio.port(), username, DOMAIN, password))
                .as("linphonec, " + when)
                .isEqualTo(expected);
    }

    private static void ask(
            RealClient client, Algorithm algorithm, String operation, Status expected, String... fields) {
        List<String> all = new ArrayList<>(List.of("domain=" + DOMAIN, "username=bob"));
        all.add("algorithm=" + algorithm.wireName());
        all.addAll(List.of(fields));
        assertThat(client.run(operation, all).getInt("final")).as(operation).isEqualTo(expected.code());
    }

    private static Map<String, String> settings(Slapd slapd) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.gateway.test-methods", "true");
        return settings;
    }
}
