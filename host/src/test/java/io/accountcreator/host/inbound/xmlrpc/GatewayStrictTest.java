package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever is told nothing of accounts gets the same answers of those that exist, that wait for their code, and that do not. */
class GatewayStrictTest {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String WRONG = "fedcba9876543210fedcba9876543210";

    private final GatewayRig rig = new GatewayRig(
            Map.of(
                    "accountcreator.gateway.test-methods", "true",
                    "accountcreator.enumeration", "strict",
                    "accountcreator.enumeration.pad", "PT0.02S"),
            null,
            Duration.ofSeconds(10));

    @BeforeEach
    void accounts() throws Exception {
        create("active");
        rig.call("activate_email_account", "active", code("active@example.org"));
        rig.call("link_phone_number_with_account", "+33612340001", "active");
        rig.call("activate_phone_number_link", "+33612340001", "active", code("+33612340001"), HA1);
        create("waiting");
        rig.call("create_phone_account", "+33612340002", "", HA1);
        assertThat(rig.sent.to("+33612340002")).hasSize(1);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is_account_used @USER@",
                "get_phone_number_for_account @USER@",
                "get_phone_number_for_account @PHONE@",
                "is_phone_number_used @PHONE@",
                "create_email_account @USER@ somebody@example.org @HA1@",
                "create_phone_account @PHONE@ - @HA1@",
                "create_phone_account +33612349999 @USER@ @HA1@",
                "activate_email_account @USER@ wrong",
                "activate_phone_account @PHONE@ - 0000",
                "recover_phone_account @PHONE@",
                "recover_email_account @USER@ @USER@@example.org",
                "recover_email_account @USER@ somebody@example.org",
                "recover_account_from_confirmation_key @USER@ wrong",
                "link_phone_number_with_account +33612349998 @USER@",
                "activate_phone_number_link +33612349998 @USER@ 0000 @WRONG@",
                "update_hash @USER@ @WRONG@ @HA1@",
                "delete_account @USER@ @WRONG@",
                "get_confirmation_key @USER@ @WRONG@"
            })
    void answersShouldBeTheSame(String call) throws Exception {
        String unknown = answer(call, "nobody", "+33612340009");

        assertThat(answer(call, "waiting", "+33612340002")).isEqualTo(unknown);
        if (!call.startsWith("recover_phone_account")) {
            assertThat(answer(call, "active", "+33612340001")).isEqualTo(unknown);
        }
    }

    /** What the apps cannot do without: the README says so. */
    @Test
    void appsShouldBeToldWhatTheyCannotDoWithout() throws Exception {
        assertThat(rig.call("is_account_activated", "active").body()).contains(">OK<");
        assertThat(rig.call("is_account_activated", "waiting").body())
                .isEqualTo(rig.call("is_account_activated", "nobody").body())
                .contains(">NOK<");
        assertThat(rig.call("recover_phone_account", "+33612340001").body()).contains(">active<");
    }

    @Test
    void messagesShouldGoToThoseWhoseAccountItIsAndToNobodyElse() throws Exception {
        rig.call("recover_email_account", "active", "somebody@example.org");
        rig.call("recover_phone_account", "+33612340009");
        assertThat(rig.sent.to("somebody@example.org")).isEmpty();
        assertThat(rig.sent.to("+33612340009")).isEmpty();

        rig.call("recover_email_account", "active", "active@example.org");
        assertThat(rig.sent.to("active@example.org")).hasSize(2);
    }

    @Test
    void aRightCodeShouldBeGoodAllTheSame() throws Exception {
        assertThat(rig.call("activate_email_account", "waiting", code("waiting@example.org"))
                        .body())
                .contains(HA1);
        rig.call("recover_email_account", "waiting", "waiting@example.org");
        assertThat(rig.call("recover_account_from_confirmation_key", "waiting", code("waiting@example.org"))
                        .body())
                .contains(HA1);
    }

    private void create(String name) throws Exception {
        rig.call("create_email_account", name, name + "@example.org", HA1);
    }

    private String code(String to) {
        return rig.sent.last(to).orElseThrow().code().reveal();
    }

    private String answer(String call, String user, String phone) throws Exception {
        String[] words = call.replace("@USER@", user)
                .replace("@PHONE@", phone)
                .replace("@HA1@", HA1)
                .replace("@WRONG@", WRONG)
                .split(" ");
        String[] parameters = new String[words.length - 1];
        for (int i = 1; i < words.length; i++) {
            parameters[i - 1] = words[i].equals("-") ? "" : words[i];
        }
        HttpResponse<String> response = rig.call(words[0], parameters);
        Map<String, Object> headers = new HashMap<>(response.headers().map());
        headers.remove("date");
        headers.remove("content-length");
        // An account without a name of its own is called by its number.
        return response.statusCode() + " " + headers + " "
                + response.body().replace(phone, "(phone)").replace(user, "(user)");
    }
}
