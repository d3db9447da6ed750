package io.accountcreator.host.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad calls at the gateway, and what is left of them in a real directory: nothing. */
class BadInputIT {
    private static final String DOMAIN = "sip.example.org";
    private static final String HA1 = "379214c801c0c0a8bbbddc3d1531a67e";

    private static Slapd slapd;
    private static SeHost host;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        host = SeHost.start(settings);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
        if (slapd != null) {
            slapd.close();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400 | <methodCall><methodName>create_email_account</methodName>",
                "400 | <!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x'><methodCall><methodName>x</methodName></methodCall>",
                "400 | {string}bad1{/string}{string}b@example.org{/string}{int}5{/int}",
                "400 | {string}bad2{/string}{string}b@example.org{/string}{string}@HA1@{/string}{string}UA{/string}"
                        + "{string}{/string}{string}{/string}{string}surplus{/string}",
                "400 | {string}@LONG@{/string}{string}b@example.org{/string}{string}@HA1@{/string}",
                "400 | {string}bad3{/string}{string}@LONG@@LONG@@LONG@@LONG@@example.org{/string}{string}@HA1@{/string}",
                "400 | {string}bad4&#1;{/string}{string}b@example.org{/string}{string}@HA1@{/string}",
                "400 | {string}bad5&#x85;{/string}{string}b@example.org{/string}{string}@HA1@{/string}",
                "400 | {string}bad6{/string}{string}b@example.org{/string}{string}{/string}",
                "400 | {string}bad7{/string}{string}b@example.org{/string}{string}0e10{/string}",
                "400 | {string}bad8{/string}{string}no address{/string}{string}@HA1@{/string}",
                "200 ERROR_USERNAME_PARAMETER_NOT_FOUND | {string}{/string}{string}b@example.org{/string}",
                "200 ERROR_EMAIL_PARAMETER_NOT_FOUND | {string}bad9{/string}",
                "200 ERROR_ALGO_NOT_SUPPORTED | {string}bad10{/string}{string}b@example.org{/string}{string}{/string}"
                        + "{string}UA{/string}{string}{/string}{string}SHA-512{/string}",
                "200 NOK | {string}bad11{/string}{string}b@example.org{/string}{string}@HA1@{/string}{string}UA{/string}"
                        + "{string}elsewhere.example.org{/string}",
                "200 NOK | {string}+33612345678{/string}{string}b@example.org{/string}{string}@HA1@{/string}"
            })
    void nothingShouldBeLeftOfABadCall(String expected, String call) throws Exception {
        HttpResponse<String> response = RawCall.post(host.gateway(), body(call));

        String text = expected.contains(" ") ? expected.substring(expected.indexOf(' ') + 1) : "";
        assertThat(response.statusCode()).isEqualTo(Integer.parseInt(expected.substring(0, 3)));
        assertThat(response.body())
                .contains(text)
                .doesNotContain("Exception")
                .doesNotContain("\tat ")
                .doesNotContain(">OK<");
        assertThat(found("bad*", "+33612345678")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"star*", ")(paren", "comma,ou=x", "plus+cn=x", "<markup>&", "#hash", "zoé", "emoji😀"})
    void namesThatMeanSomethingElsewhereShouldBeStoredToTheLetter(String username) throws Exception {
        assertThat(create(username)).isEqualTo("OK");

        assertThat(RawCall.call(host.gateway(), "get_phone_number_for_account", List.of(username)))
                .isEqualTo("ERROR_ALIAS_DOESNT_EXIST");
        List<SearchResultEntry> entries = found(username);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).getAttributeValue("uid")).isEqualTo(username);
        assertThat(entries.get(0).getParentDNString()).isEqualTo("ou=" + DOMAIN + ",ou=accounts," + Slapd.BASE);
    }

    @Test
    void anUnknownMethodShouldBeAFaultAndNoStackTrace() {
        HttpResponse<String> response =
                RawCall.post(host.gateway(), "<methodCall><methodName>no_such_method</methodName></methodCall>");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<int>-32601</int>").doesNotContain("Exception");
    }

    private static String create(String username) {
        return RawCall.call(
                host.gateway(), "create_email_account", List.of(username, "x@example.org", HA1, "IT", DOMAIN));
    }

    private static String body(String call) {
        if (call.startsWith("<")) {
            return call;
        }
        String params = call.replaceAll("\\{(string|int)}", "<param><value><$1>")
                .replaceAll("\\{/(string|int)}", "</$1></value></param>")
                .replace("@HA1@", HA1)
                .replace("@LONG@", "x".repeat(70));
        return "<methodCall><methodName>create_email_account</methodName><params>" + params + "</params></methodCall>";
    }

    /** The accounts of these names; a star at the end stands for any end. */
    private static List<SearchResultEntry> found(String... names) throws Exception {
        Filter[] filters = new Filter[names.length];
        for (int i = 0; i < names.length; i++) {
            boolean prefix = names[i].equals("bad*");
            filters[i] =
                    prefix ? Filter.createSubInitialFilter("uid", "bad") : Filter.createEqualityFilter("uid", names[i]);
        }
        try (LDAPConnection directory = slapd.connect()) {
            return directory
                    .search(Slapd.BASE, SearchScope.SUB, Filter.createORFilter(filters))
                    .getSearchEntries();
        }
    }
}
