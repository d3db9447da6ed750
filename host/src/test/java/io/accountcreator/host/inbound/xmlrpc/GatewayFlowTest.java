package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatewayFlowTest {
    private static final String PHONE = "+33612345678";
    private static final String DOMAIN = GatewayRig.DOMAIN;
    private GatewayRig rig;

    @BeforeEach
    void start() {
        rig = GatewayRig.inMemory();
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    @Test
    void anAccountByPhoneShouldBeCreatedActivatedAndRecovered() throws Exception {
        String hash = hash("bob", "secret", Algorithm.SHA_256);
        String[] create = {PHONE, "bob", hash, "Linphone/5.2", DOMAIN, "fr", "SHA-256"};

        answers("OK", "create_phone_account", create);
        answers("NOK", "is_account_activated", "bob", DOMAIN, "SHA-256");
        answers("OK", "create_phone_account", create);
        String[] another = create.clone();
        another[2] = hash("bob", "another", Algorithm.SHA_256);
        answers("ERROR_ACCOUNT_ALREADY_IN_USE", "create_phone_account", another);
        answers(hash, "activate_phone_account", PHONE, "bob", code(PHONE), DOMAIN, "SHA-256");
        answers("OK", "is_account_activated", "bob", DOMAIN, "SHA-256");
        answers(PHONE, "get_phone_number_for_account", "bob", DOMAIN);
        answers("OK_ALIAS", "is_phone_number_used", PHONE, DOMAIN);
        answers("bob", "recover_phone_account", PHONE, DOMAIN, "");
        HttpResponse<String> login =
                rig.call("recover_account_from_confirmation_key", "bob", code(PHONE), DOMAIN, "SHA-256");
        assertThat(login.body())
                .contains("<struct><member><name>password</name><value><string>" + hash
                        + "</string></value></member><member><name>algorithm</name><value><string>SHA-256</string>");
    }

    @Test
    void anAccountByPhoneAloneShouldBeNamedByItsNumber() throws Exception {
        answers("OK", "create_phone_account", PHONE);
        assertThat(value("activate_phone_account", PHONE, "", code(PHONE))).matches("[0-9a-f]{32}");
        answers(PHONE, "recover_phone_account", PHONE);
    }

    @ParameterizedTest
    @CsvSource({
        "+840912345678, +84912345678",
        "+49015123456789, +4915123456789",
        "+33012345678, +33012345678",
        "+5215512345678, +525512345678",
        "+5491123456789, +541123456789",
        "+22997123456, +2290197123456",
        "+881612345678, +881612345678"
    })
    void aNumberAsTheClientSendsItShouldNameTheAccountAndBeKnownByBothForms(String sent, String normal)
            throws Exception {
        String hash = hash(sent, "secret", Algorithm.MD5);

        answers("OK", "create_phone_account", sent, sent, hash, "Linphone", DOMAIN, "", "");
        answers(hash, "activate_phone_account", sent, sent, code(normal), DOMAIN, "");
        answers(sent, "recover_phone_account", normal, DOMAIN, "");
        for (String form : new String[] {sent, normal}) {
            answers("OK", "is_account_activated", form, DOMAIN, "");
            answers("OK_ALIAS", "is_phone_number_used", form, DOMAIN);
            assertThat(value("get_phone_number_for_account", form, DOMAIN)).isIn(sent, normal);
        }
        answers(sent, "recover_phone_account", sent, DOMAIN, "");
        assertThat(value("create_phone_account", normal, normal, hash)).contains("ALREADY_IN_USE");
        answers("ERROR_MAX_SMS_EXCEEDED", "recover_phone_account", normal, DOMAIN, "");
    }

    @Test
    void aNumberThatThereIsNotShouldBeTakenButGetNoMessage() throws Exception {
        answers("NOK", "is_phone_number_used", "+999123456");
        answers("ERROR_CANNOT_SEND_SMS", "create_phone_account", "+999123456", "+999123456", "");
        answers("ERROR_PHONE_ISNT_E164", "create_phone_account", "+0912345678", "+0912345678", "");
    }

    @Test
    void aNumberInThePlaceOfANameShouldBeTakenWhereTheRulesRefuseItAsAName() throws Exception {
        Map<String, String> settings = Map.of("accountcreator.username.regex", "[a-z]*");
        try (GatewayRig strict = new GatewayRig(settings, null, Duration.ofSeconds(10))) {
            assertThat(strict.call("create_phone_account", PHONE, PHONE, "").body())
                    .isEqualTo(Calls.text("OK"));
            assertThat(strict.call("is_account_used", PHONE).body()).isEqualTo(Calls.text("OK"));
            assertThat(strict.call("create_phone_account", PHONE, "+33655555555")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(strict.call("is_account_used", "B").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void anAccountByEmailShouldBeActivatedLinkedAndGivenANewPassword() throws Exception {
        String hash = hash("alice", "secret", Algorithm.MD5);
        String next = hash("alice", "better", Algorithm.MD5);

        answers("OK", "create_email_account", "alice", "alice@example.org", hash, "Linphone", DOMAIN, "");
        answers("ERROR_KEY_DOESNT_MATCH", "activate_email_account", "alice", "wrong", DOMAIN, "MD5");
        answers(hash, "activate_email_account", "alice", code("alice@example.org"), DOMAIN, "MD5");
        answers("ERROR_ACCOUNT_ALREADY_ACTIVATED", "activate_email_account", "alice", "wrong", DOMAIN, "MD5");
        answers("OK", "link_phone_number_with_account", PHONE, "alice", DOMAIN, "");
        answers("ERROR_PASSWORD_DOESNT_MATCH", "activate_phone_number_link", PHONE, "alice", code(PHONE), next);
        answers("OK", "link_phone_number_with_account", PHONE, "alice", DOMAIN, "");
        answers("OK", "activate_phone_number_link", PHONE, "alice", code(PHONE), hash, DOMAIN, "MD5");
        answers("ERROR_PASSWORD_DOESNT_MATCH", "update_hash", "alice", next, hash);
        answers("OK", "update_password", "alice", hash, next);
        answers("OK", "recover_email_account", "alice", "alice@example.org");
        answers("ERROR_ACCOUNT_DOESNT_EXIST", "recover_email_account", "nobody", "alice@example.org");
    }

    @Test
    void anUnknownAccountShouldNotExistForAnyMethod() throws Exception {
        String hash = hash("nobody", "secret", Algorithm.MD5);

        answers("NOK", "is_account_used", "nobody");
        answers("NOK", "is_phone_number_used", PHONE);
        for (String[] call : new String[][] {
            {"get_phone_number_for_account", "nobody"},
            {"is_account_activated", "nobody"},
            {"activate_phone_account", PHONE, "nobody", "1234"},
            {"activate_email_account", "nobody", "1234"},
            {"link_phone_number_with_account", PHONE, "nobody"},
            {"activate_phone_number_link", PHONE, "nobody", "1234", hash},
            {"recover_phone_account", PHONE},
            {"recover_account_from_confirmation_key", "nobody", "1234"},
            {"update_hash", "nobody", hash, hash},
            {"delete_account", "nobody", "secret"},
            {"get_confirmation_key", "nobody", "secret"},
        }) {
            answers("ERROR_ACCOUNT_DOESNT_EXIST", call[0], Arrays.copyOfRange(call, 1, call.length));
        }
    }

    @Test
    void aKeyShouldBeTakenAsItIsShownWithBlanksDashesAndInvisibleCharacters() throws Exception {
        String hash = hash("bob", "secret", Algorithm.MD5);
        answers("OK", "create_phone_account", PHONE, "bob", hash);

        answers(hash, "activate_phone_account", PHONE, "bob", typed(code(PHONE)));
        answers("bob", "recover_phone_account", PHONE);
        assertThat(value("recover_account_from_confirmation_key", "bob", typed(code(PHONE))))
                .isNotNull();
    }

    private static String typed(String code) {
        return "\u200E " + code.substring(0, 3) + "\u2011" + code.substring(3) + "\u2069";
    }

    @Test
    void testMethodsShouldTakeThePasswordInOtherCapitalsOfTheName() throws Exception {
        answers("OK", "create_phone_account", PHONE, "Bob", hash("Bob", "secret", Algorithm.MD5));

        assertThat(value("get_confirmation_key", "bOB", "secret", DOMAIN, "")).isNotBlank();
        answers("OK", "delete_account", "bob", "secret", DOMAIN, "");
    }

    @Test
    void testMethodsShouldTakeThePasswordOrItsHash() throws Exception {
        String hash = hash("bob", "secret", Algorithm.MD5);
        answers("OK", "create_phone_account", PHONE, "bob", hash);

        String key = value("get_confirmation_key", "bob", "secret", DOMAIN, "");
        answers(hash, "activate_phone_account", PHONE, "bob", key);
        assertThat(value("get_confirmation_key", "bob", hash, DOMAIN, "MD5")).isNotEqualTo(key);
        answers("ERROR_PASSWORD_DOESNT_MATCH", "delete_account", "bob", "wrong", DOMAIN, "");
        answers("OK", "delete_account", "bob", "secret", DOMAIN, "");
        answers("NOK", "is_account_used", "bob");
    }

    @Test
    void testMethodsShouldNotBeThereUnlessSwitchedOn() throws Exception {
        try (GatewayRig plain = new GatewayRig(Map.of(), null, Duration.ofSeconds(10))) {
            assertThat(plain.call("delete_account", "bob", "secret").body()).contains("<int>-32601</int>");
            assertThat(plain.call("get_confirmation_key", "bob", "secret").body())
                    .contains("<int>-32601</int>");
            assertThat(plain.call("system.listMethods").body())
                    .contains("<string>update_password</string>", "<string>system.listMethods</string>")
                    .doesNotContain("delete_account", "get_confirmation_key");
        }
    }

    @Test
    void aFailedSmsShouldBeToldInTheClientsWords() throws Exception {
        rig.sent.failFor(PHONE);

        answers("ERROR_CANNOT_SEND_SMS", "create_phone_account", PHONE, "bob");
        rig.sent.failForNone();
        answers("NOK", "is_account_used", "bob");
    }

    private void answers(String expected, String method, String... parameters) throws Exception {
        HttpResponse<String> response = rig.call(method, parameters);
        assertThat(response.body()).as(method).isEqualTo(Calls.text(expected));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).isPresent();
    }

    private String value(String method, String... parameters) throws Exception {
        return rig.call(method, parameters).body().replaceAll("(?s).*<string>(.*)</string>.*", "$1");
    }

    private String code(String to) {
        return rig.sent.last(to).orElseThrow().code().reveal();
    }

    private static String hash(String user, String password, Algorithm algorithm) {
        return Ha1.of(algorithm, user, DOMAIN, Secret.of(password)).reveal();
    }
}
