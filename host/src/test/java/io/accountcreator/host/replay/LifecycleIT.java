package io.accountcreator.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
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

/** The main job: an unmodified Linphone client makes an account, which is an entry of a real directory. */
class LifecycleIT {
    private static final String DOMAIN = "sip.example.org";
    private static final String PHONE = "+33612345678";

    private final TestCodes secrets = new TestCodes();

    @Test
    void accountShouldBeAnEntryThatFollowsWhatTheClientDoes() throws Exception {
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd));
                LDAPConnection directory = slapd.connect()) {
            RealClient client = RealClient.of(host.gateway());
            String password = secrets.password();
            String fresh = secrets.password();

            ask(client, "create_account", Status.ACCOUNT_CREATED, "password=" + password, "email=bob@example.org");
            assertThat(entry(directory).getAttributeValue("sipAccountActivated"))
                    .isEqualTo("FALSE");

            String code = "activation_code=" + host.code("bob@example.org");
            JsonObject active = ask(client, "activate_account_email", Status.ACCOUNT_ACTIVATED, code);
            assertThat(active.getJsonObject("after").getString("ha1")).isEqualTo(ha1(password));
            assertThat(entry(directory).getAttributeValue("sipAccountActivated"))
                    .isEqualTo("TRUE");
            assertThat(entry(directory).getAttributeValue("sipAccountHA1MD5")).isEqualTo(ha1(password));
            assertThat(entry(directory).getAttributeValue("SIPIdentitySIPURI")).isEqualTo("sip:Bob@" + DOMAIN);

            ask(client, "link_account", Status.REQUEST_OK, "phone=612345678", "cc=33");
            code = "activation_code=" + host.code(PHONE);
            String known = "password=" + password;
            ask(client, "activate_alias", Status.ACCOUNT_ACTIVATED, "phone=612345678", "cc=33", code, known);
            assertThat(entry(directory).getAttributeValues("sipAccountPhoneAlias"))
                    .containsExactly(PHONE);
            assertThat(directory.getEntry("sipAliasKey=\\2B33612345678,ou=" + DOMAIN + ",ou=aliases," + Slapd.BASE))
                    .isNotNull();

            ask(client, "recover_account", Status.REQUEST_OK, "phone=612345678", "cc=33");
            code = "activation_code=" + host.code(PHONE);
            JsonObject login = ask(client, "login_linphone_account", Status.REQUEST_OK, code);
            assertThat(login.getJsonObject("after").getString("ha1")).isEqualTo(ha1(password));

            ask(client, "update_account", Status.REQUEST_OK, known, "new_password=" + fresh);
            assertThat(entry(directory).getAttributeValue("sipAccountHA1MD5")).isEqualTo(ha1(fresh));
            assertThat(entry(directory).toLDIFString()).doesNotContain("Code:");
        }
    }

    private static Map<String, String> settings(Slapd slapd) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        return settings;
    }

    private static JsonObject ask(RealClient client, String operation, Status expected, String... fields) {
        List<String> all = new ArrayList<>(List.of("domain=" + DOMAIN));
        if (!operation.equals("recover_account")) {
            all.add("username=Bob");
        }
        all.addAll(List.of(fields));
        JsonObject answer = client.run(operation, all);
        assertThat(answer.getInt("final")).as(operation).isEqualTo(expected.code());
        return answer;
    }

    private static String ha1(String password) {
        return Ha1.of(Algorithm.MD5, "Bob", DOMAIN, Secret.of(password)).reveal();
    }

    private static SearchResultEntry entry(LDAPConnection directory) throws LDAPException {
        return directory.getEntry("uid=bob,ou=" + DOMAIN + ",ou=accounts," + Slapd.BASE);
    }
}
