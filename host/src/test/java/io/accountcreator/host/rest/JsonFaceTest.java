package io.accountcreator.host.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.host.rest.RawHttp.Answer;
import io.accountcreator.host.start.RunningHost;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.AnnotationLiteral;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The JSON face of the whole host on Java SE, with accounts in the embedded directory. */
class JsonFaceTest {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Pattern CODE = Pattern.compile("\"activationCode\":\"([^\"]*)\"");

    private static RunningHost host;
    private static JsonClient nobody;
    private static JsonClient all;

    private static final class Ldap extends AnnotationLiteral<Backend> implements Backend {
        private static final long serialVersionUID = 1L;

        @Override
        public String value() {
            return "ldap";
        }
    }

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.ldap.url", "memory:");
        settings.put("accountcreator.domains", "*");
        settings.put("accountcreator.sender", "console");
        host = RunningHost.start(settings);
        host.select(AccountCreators.class)
                .setService(CDI.current()
                        .select(AccountCreatorService.class, new Ldap())
                        .get());
        nobody = JsonClient.of(URI.create("http://127.0.0.1:" + host.gateway().getPort()));
        all = nobody.with("all");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void accountShouldLiveFromCreationToDeletion() {
        assertAnswer(all.post("/accounts/ann/create-account", "{'email':'ann@example.org','ha1':'" + HA1 + "'}"))
                .contains("\"operation\":\"createAccount\"", "\"status\":\"ACCOUNT_CREATED\"");
        assertAnswer(nobody.get("/accounts/ann/is-account-activated")).contains("\"ACCOUNT_NOT_ACTIVATED\"");
        assertAnswer(nobody.post("/accounts/ann/activate-account", "{'activationCode':'" + code("ann") + "'}"))
                .contains("\"status\":\"ACCOUNT_ACTIVATED\"", "\"ha1\":\"" + HA1 + "\"");
        assertAnswer(nobody.get("/accounts/ann")).contains("\"ACCOUNT_EXIST\"");
        assertAnswer(nobody.post("/accounts/ann/delete-account", "{'ha1':'" + HA1 + "'}"))
                .contains("\"status\":\"REQUEST_OK\"");
        assertAnswer(nobody.get("/accounts/ann")).contains("\"ACCOUNT_NOT_EXIST\"");
    }

    private static String code(String user) {
        Answer answer = nobody.with("tests").post("/accounts/" + user + "/confirmation-key", "{'ha1':'" + HA1 + "'}");
        Matcher code = CODE.matcher(answer.text());
        assertThat(code.find()).as(answer.text()).isTrue();
        return code.group(1);
    }

    private static org.assertj.core.api.AbstractStringAssert<?> assertAnswer(Answer answer) {
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.status()).isEqualTo(200);
        return assertThat(answer.text());
    }
}
