package io.accountcreator.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.real.Kamailio;
import io.accountcreator.host.real.Linphonec;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.host.real.SipPhone;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The proof that an account is one: made by an unmodified Linphone client, it registers at a SIP server. */
class RegisterIT {
    private static final String DOMAIN = "sip.example.org";
    private static final int OK = 200;
    private static final int FORBIDDEN = 403;

    private static final List<String> NAMES = List.of(
            "bob",
            "+33612345678",
            "a b",
            "a#b",
            "#",
            "a<b",
            "a>b",
            "^",
            "r\u00e9",
            "\u4e2d\u6587",
            "a\"b",
            "\"",
            "a@b",
            "a:b",
            "sip:x",
            "a\\b",
            "a\\",
            "a%b",
            "a%41",
            "%61",
            "a;b",
            "a?b",
            "?",
            "a&b",
            "a=b",
            "a+b",
            "a,ou=x",
            "a/b",
            "(a)",
            "a*b",
            "*",
            "a`b",
            "{a}",
            "a|b",
            "a~b",
            "[a]",
            "!a",
            "a$au",
            "a$(au)",
            "a'b",
            "x".repeat(64),
            "#".repeat(64),
            "\u00e9".repeat(32));

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

    /** What the host takes as a user name and SIP, HTTP Digest, LDAP filters, LDAP URLs or Kamailio give a meaning to. */
    @ParameterizedTest
    @EnumSource
    void everyUserNameThatTheHostTakesShouldRegister(Algorithm algorithm) throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd));
                Kamailio kamailio = Kamailio.start(slapd, DOMAIN, algorithm)) {
            SipPhone phone = new SipPhone(kamailio.port(), DOMAIN);
            String password = secrets.password();
            for (String name : NAMES) {
                create(host, algorithm, name, password);
            }

            for (String name : NAMES) {
                assertThat(phone.register(name, password)).as(name).isEqualTo(OK);
                assertThat(phone.register(name, password + "x"))
                        .as("wrong password, " + name)
                        .isEqualTo(FORBIDDEN);
                assertThat(phone.register(name, "bob" + name, password))
                        .as("address of " + name)
                        .isEqualTo(FORBIDDEN);
            }
            for (String other : List.of("b*", "\uff42ob", "bob ", "bo\u00adb", "b\\6fb", "b%6fb")) {
                assertThat(phone.register(other, password))
                        .as("similar to bob, " + other)
                        .isEqualTo(FORBIDDEN);
            }
            assertThat(phone.message("bob", password, "r\u00e9", password))
                    .as("message")
                    .isEqualTo(OK);
            assertThat(phone.message("a\"b", password, "+33612345678", password))
                    .as("message")
                    .isEqualTo(OK);
            assertThat(Linphonec.register(kamailio.port(), "r\u00e9", DOMAIN, password))
                    .isEqualTo(OK);
        }
    }

    /** Made by e-mail and activated; a number, by the SMS that was sent to it. */
    private static void create(SeHost host, Algorithm algorithm, String name, String password) throws Exception {
        String hash = Ha1.of(algorithm, name, DOMAIN, Secret.of(password)).reveal();
        boolean phone = name.startsWith("+");
        String contact = phone ? name : "m" + NAMES.indexOf(name) + "@example.org";
        List<String> create = phone
                ? List.of(contact, name, hash, "test", DOMAIN, "en", algorithm.wireName())
                : List.of(name, contact, hash, "test", DOMAIN, algorithm.wireName());
        assertThat(RawCall.call(host.gateway(), phone ? "create_phone_account" : "create_email_account", create))
                .as("create " + name)
                .isEqualTo("OK");
        List<String> activate = phone
                ? List.of(contact, name, host.code(contact), DOMAIN, algorithm.wireName())
                : List.of(name, host.code(contact), DOMAIN, algorithm.wireName());
        assertThat(RawCall.call(host.gateway(), phone ? "activate_phone_account" : "activate_email_account", activate))
                .as("activate " + name)
                .isEqualTo(hash);
    }

    @Test
    void strangerShouldNotRegisterAsANumberWhichIsSomebodysByANameThatTheDirectoryTakesForIt() throws Exception {
        String phone = "+33622222221";
        String evil = secrets.password();
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd));
                Kamailio kamailio = Kamailio.start(slapd, DOMAIN, Algorithm.MD5)) {
            String ha1 = Ha1.of(Algorithm.MD5, phone, DOMAIN, Secret.of(evil)).reveal();
            String own = Ha1.of(Algorithm.MD5, "alice", DOMAIN, Secret.of(secrets.password()))
                    .reveal();
            assertThat(RawCall.call(host.gateway(), "create_phone_account", List.of(phone, "alice", own)))
                    .isEqualTo("OK");
            assertThat(RawCall.call(
                            host.gateway(), "activate_phone_account", List.of(phone, "alice", host.code(phone))))
                    .isEqualTo(own);

            for (String front : List.of("\uFF0B", " +", "\u00A0+", "\u200B+", "\uFE62")) {
                String name = front + phone.substring(1);
                HttpResponse<String> answer = RawCall.post(
                        host.gateway(), RawCall.body("create_email_account", List.of(name, "evil@attacker.org", ha1)));

                assertThat(answer.statusCode()).as(name).isEqualTo(400);
                assertThat(answer.body()).contains("the user name has ");
            }
            assertRegistering(kamailio, FORBIDDEN, phone, evil, "nobody's name");
        }
    }

    @ParameterizedTest
    @EnumSource
    void accountShouldRegisterByItsNumberAsTheAppSentItAndNobodyByAnotherFormOfIt(Algorithm algorithm)
            throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd));
                Kamailio kamailio = Kamailio.start(slapd, DOMAIN, algorithm)) {
            RealClient client = RealClient.of(host.gateway());
            String password = secrets.password();
            String evil = secrets.password();
            String sent = "+840912345678";
            String normal = "+84912345678";

            number(client, algorithm, "create_account", Status.ACCOUNT_CREATED, "password=" + password);
            String code = "activation_code=" + host.code(normal);
            number(client, algorithm, "activate_account_phone", Status.ACCOUNT_ACTIVATED, code);
            assertRegistering(kamailio, OK, sent, password, "as sent");
            assertRegistering(kamailio, FORBIDDEN, normal, password, "another form");

            for (String form : List.of(sent, normal)) {
                String[] byMail = {form, "evil@example.org", hash(form, evil, algorithm), "app", DOMAIN, ""};
                byMail[5] = algorithm.wireName();
                assertThat(RawCall.call(host.gateway(), "create_email_account", List.of(byMail)))
                        .isEqualTo("NOK");
                String[] byPhone = {"+84999999999", form, hash(form, evil, algorithm), "app", DOMAIN, "", ""};
                byPhone[6] = algorithm.wireName();
                assertThat(RawCall.call(host.gateway(), "create_phone_account", List.of(byPhone)))
                        .isEqualTo("NOK");
                assertRegistering(kamailio, FORBIDDEN, form, evil, "stranger");
            }

            JsonObject recovery = number(client, algorithm, "recover_account", Status.REQUEST_OK);
            assertThat(recovery.getJsonObject("after").getString("username")).isEqualTo(sent);
            assertThat(RawCall.call(host.gateway(), "recover_phone_account", List.of(normal, DOMAIN, "")))
                    .isEqualTo(sent);
        }
    }

    private static String hash(String username, String password, Algorithm algorithm) {
        return Ha1.of(algorithm, username, DOMAIN, Secret.of(password)).reveal();
    }

    /** As somebody does who types the number with the zero that is dialled inside the country. */
    private static JsonObject number(
            RealClient client, Algorithm algorithm, String operation, Status expected, String... fields) {
        List<String> all = new ArrayList<>(List.of("domain=" + DOMAIN, "phone=0912345678", "cc=84"));
        all.add("algorithm=" + algorithm.wireName());
        all.addAll(List.of(fields));
        JsonObject answer = client.run(operation, all);
        assertThat(answer.getInt("final")).as(operation).isEqualTo(expected.code());
        return answer;
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
