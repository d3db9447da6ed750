package io.accountcreator.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Two hosts in a row: an unmodified client asks the near one, whose XML-RPC backend asks the gateway of the far one, which
 * keeps accounts in a real directory. Every operation goes through both.
 */
class ChainIT {
    private static final String DOMAIN = "sip.example.org";
    /** What is under test is the way through both, on a machine however busy. */
    private static final String TIMEOUT = "PT1M";

    private static final String MAIL = "bob@example.org";
    private static final String[] NUMBER = {"phone=612345678", "cc=33"};
    private static final String PHONE = "+33612345678";
    private static final String OTHER_PHONE = "+33655555501";

    private final TestCodes secrets = new TestCodes();
    private final String password = secrets.password();
    private final String fresh = secrets.password();

    @Test
    void everyOperationShouldGoThroughBothHosts() {
        try (Slapd slapd = Slapd.start();
                SeHost far = SeHost.start(settings(slapd.settings()));
                SeHost near = SeHost.startAsBuilt(settings(Map.of(
                        "accountcreator.xmlrpc.url",
                        far.gateway().toString(),
                        "accountcreator.xmlrpc.timeout",
                        TIMEOUT)))) {
            Chain chain = new Chain(far, RealClient.of(near.gateway()));
            chain.accountByEmail();
            chain.phoneOfTheAccount();
            chain.passwordOfTheAccount();
            chain.accountByPhone();
            assertThat(near.output()).contains("active backend: xmlrpc at " + far.gateway());
        }
    }

    private final class Chain {
        private final SeHost far;
        private final RealClient client;

        Chain(SeHost far, RealClient client) {
            this.far = far;
            this.client = client;
        }

        void accountByEmail() {
            ask("is_account_exist", Status.ACCOUNT_NOT_EXIST, "username=bob");
            ask("create_account", Status.ACCOUNT_CREATED, "username=bob", "password=" + password, "email=" + MAIL);
            ask("create_account", Status.ACCOUNT_CREATED, "username=bob", "password=" + password, "email=" + MAIL);
            ask("create_account", Status.ACCOUNT_EXIST, "username=bob", "password=" + fresh, "email=" + MAIL);
            ask("is_account_exist", Status.ACCOUNT_EXIST, "username=bob");
            ask("is_account_activated", Status.ACCOUNT_NOT_ACTIVATED, "username=bob");
            ask("activate_account_email", Status.WRONG_ACTIVATION_CODE, "username=bob", "activation_code=0");
            JsonObject active = ask("activate_account_email", Status.ACCOUNT_ACTIVATED, "username=bob", code(MAIL));
            assertThat(active.getJsonObject("after").getString("ha1")).isEqualTo(ha1(password));
            ask("is_account_activated", Status.ACCOUNT_ACTIVATED, "username=bob");
        }

        void phoneOfTheAccount() {
            ask("is_alias_used", Status.ALIAS_NOT_EXIST, NUMBER);
            ask("is_account_linked", Status.ACCOUNT_NOT_LINKED, "username=bob");
            ask("link_account", Status.REQUEST_OK, "username=bob", NUMBER[0], NUMBER[1]);
            ask(
                    "activate_alias",
                    Status.ACCOUNT_ACTIVATED,
                    "username=bob",
                    NUMBER[0],
                    NUMBER[1],
                    code(PHONE),
                    "password=" + password);
            ask("is_alias_used", Status.ALIAS_EXIST, NUMBER);
            ask("is_account_linked", Status.ACCOUNT_LINKED, "username=bob");
            JsonObject known = ask("is_account_exist", Status.ACCOUNT_EXIST_WITH_ALIAS, "username=bob");
            assertThat(known.getJsonObject("after").getString("phone")).isEqualTo(PHONE);
            JsonObject recovered = ask("recover_account", Status.REQUEST_OK, NUMBER);
            assertThat(recovered.getJsonObject("after").getString("username")).isEqualTo("bob");
            JsonObject login = ask("login_linphone_account", Status.REQUEST_OK, "username=bob", code(PHONE));
            assertThat(login.getJsonObject("after").getString("ha1")).isEqualTo(ha1(password));
        }

        void passwordOfTheAccount() {
            // The client library says so of a wrong password.
            ask("update_account", Status.ACCOUNT_NOT_EXIST, "username=bob", "password=x", "new_password=" + fresh);
            ask("update_account", Status.REQUEST_OK, "username=bob", "password=" + password, "new_password=" + fresh);
            String realm = "defcfg:reg_identity=sip:user@" + DOMAIN;
            JsonObject key = ask("get_confirmation_key", Status.REQUEST_OK, "username=bob", "password=" + fresh, realm);
            ask(
                    "login_linphone_account",
                    Status.REQUEST_OK,
                    "username=bob",
                    "activation_code=" + key.getString("response"));
            // And so of a deletion.
            ask("delete_account", Status.ACCOUNT_CREATED, "username=bob", "password=" + fresh, realm);
            ask("is_account_exist", Status.ACCOUNT_NOT_EXIST, "username=bob");
        }

        void accountByPhone() {
            ask("create_account", Status.ACCOUNT_CREATED, "phone=655555501", "cc=33");
            ask("activate_account_phone", Status.ACCOUNT_ACTIVATED, "phone=655555501", "cc=33", code(OTHER_PHONE));
        }

        private String code(String to) {
            return "activation_code=" + far.code(to);
        }

        private JsonObject ask(String operation, Status expected, String... fields) {
            List<String> all = new ArrayList<>(List.of("domain=" + DOMAIN));
            all.addAll(List.of(fields));
            JsonObject answer = client.run(operation, all);
            assertThat(answer.getInt("final"))
                    .as("%s %s", operation, answer.get("response"))
                    .isEqualTo(expected.code());
            return answer;
        }
    }

    private static Map<String, String> settings(Map<String, String> backend) {
        Map<String, String> settings = new HashMap<>(backend);
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.deadline", TIMEOUT);
        settings.put("accountcreator.gateway.test-methods", "true");
        return settings;
    }

    private static String ha1(String clear) {
        return Ha1.of(Algorithm.MD5, "bob", DOMAIN, Secret.of(clear)).reveal();
    }
}
