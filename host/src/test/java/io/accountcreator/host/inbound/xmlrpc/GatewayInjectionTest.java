package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.fuzz.Injections;
import io.accountcreator.host.runtime.start.LdapHost;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not to the letter the name, address or domain of an account finds none, by any method. */
class GatewayInjectionTest {
    private static final String HASH = "379214c801c0c0a8bbbddc3d1531a67e";
    private static final String PHONE = "+33612345678";
    private static final String REFUSAL = "(?s).*<string>(NOK|ERROR_[A-Z_0-9]+)</string>.*";
    private static LdapHost host;
    private static GatewayRig rig;

    @BeforeAll
    static void start() throws Exception {
        host = LdapHost.start(Map.of());
        rig = new GatewayRig(
                Map.of("accountcreator.gateway.test-methods", "true"),
                host.creators().service(),
                Duration.ofMinutes(1));
        assertThat(rig.call("create_phone_account", PHONE, "bob", HASH).body()).contains(">OK<");
        assertThat(rig.call("activate_phone_account", PHONE, "bob", host.code(PHONE))
                        .body())
                .contains(HASH);
    }

    @AfterAll
    static void stop() {
        rig.close();
        host.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"CREATE_PHONE_ACCOUNT", "CREATE_EMAIL_ACCOUNT"})
    void nothingShouldBeFoundByWhatMerelyLooksLikeIt(GatewayMethod method) throws Exception {
        List<GatewayField> fields =
                method.parameters().stream().map(GatewayField.Parameter::field).toList();
        for (GatewayField field : fields) {
            for (String injected : injected(field)) {
                String[] values = fields.stream()
                        .map(each -> each == field ? injected : right(each))
                        .toArray(String[]::new);

                HttpResponse<String> answer = rig.call(method.wireName(), values);

                if (answer.statusCode() != 400) {
                    assertThat(answer.body()).as("%s of %s", injected, field).matches(REFUSAL);
                }
            }
        }
        assertThat(rig.call("get_phone_number_for_account", "bob").body()).contains(PHONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {" carol", "carol ", "\uFF43arol", "ca\u00ADrol", "\uFF0B33622222221"})
    void createShouldSayWhatIsWrongWithANameThatTheDirectoryTakesForAnother(String name) throws Exception {
        HttpResponse<String> answer = rig.call("create_email_account", name, "carol@example.org", HASH);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("the user name has ");
        assertThat(rig.call("is_account_used", name).body()).contains(">NOK<");
    }

    /** Fields that choose an account; an empty user name is that of the phone number, so it is not one. */
    private static List<String> injected(GatewayField field) {
        return switch (field) {
            case USER, EMAIL, DOMAIN -> Injections.of(right(field));
            // Blanks and separators belong to numbers, and a digit more is another number.
            case PHONE ->
                Injections.of(PHONE).stream()
                        .filter(text -> !text.matches("[0-9 +()./-]*"))
                        .toList();
            default -> List.of();
        };
    }

    private static String right(GatewayField field) {
        return switch (field) {
            case USER -> "bob";
            case PHONE -> PHONE;
            case EMAIL -> "bob@example.org";
            case HASH, CREDENTIAL, NEW_HASH -> HASH;
            case CODE -> "1234";
            case DOMAIN -> GatewayRig.DOMAIN;
            case ALGORITHM, LANGUAGE, USER_AGENT -> "";
        };
    }
}
