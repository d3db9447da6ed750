package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.accountcreator.host.real.RawCall;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where strangers learn nothing, the gateway in front of accounts in a directory. */
class StrictGatewayOnLdapTest {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String OWNERS = "fedcba9876543210fedcba9876543210";
    private static final String DOMAIN = "sip.example.org";

    /** Whoever has the number saw by the message whether there is the account. */
    @Test
    void linkShouldSendToMyNumberWhetherTheAccountExistsOrNot() {
        try (LdapHost host = start()) {
            call(host, "create_email_account", "alice", "alice@example.org", HA1);
            call(host, "activate_email_account", "alice", host.code("alice@example.org"));

            assertThat(call(host, "link_phone_number_with_account", "+33612345601", "alice"))
                    .isEqualTo(call(host, "link_phone_number_with_account", "+33612345602", "nobody"));

            assertThatCode(() -> host.code("+33612345601")).doesNotThrowAnyException();
            assertThatCode(() -> host.code("+33612345602")).doesNotThrowAnyException();
            assertThat(call(
                            host,
                            "activate_phone_number_link",
                            "+33612345602",
                            "nobody",
                            host.code("+33612345602"),
                            HA1))
                    .isEqualTo(call(host, "activate_phone_number_link", "+33612345601", "alice", "0000", OWNERS));
        }
    }

    @Test
    void ownerShouldGetTheAccountThatAStrangerMadeWithTheNumber() {
        try (LdapHost host = start()) {
            String phone = "+33612345603";
            call(host, "create_phone_account", phone, "", HA1);
            assertThat(call(host, "create_phone_account", phone, "", OWNERS))
                    .as("in use, as it is told where nobody learns so")
                    .isEqualTo("OK");
            assertThat(call(host, "recover_phone_account", phone)).isEqualTo(phone);

            String fresh = call(host, "activate_phone_account", phone, "", host.code(phone), DOMAIN, "SHA-256");

            assertThat(fresh).matches("[0-9a-f]{64}");
            assertThat(call(host, "update_hash", phone, HA1, OWNERS)).isEqualTo("ERROR_PASSWORD_DOESNT_MATCH");
        }
    }

    private static LdapHost start() {
        return LdapHost.start(Map.of(
                "accountcreator.domain", DOMAIN,
                "accountcreator.enumeration", "strict",
                "accountcreator.enumeration.pad", "PT0.02S"));
    }

    private static String call(LdapHost host, String method, String... parameters) {
        return RawCall.call(host.gateway(), method, List.of(parameters));
    }
}
