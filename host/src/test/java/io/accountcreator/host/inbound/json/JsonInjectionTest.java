package io.accountcreator.host.inbound.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.fuzz.Injections;
import io.accountcreator.host.inbound.json.RawHttp.Answer;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is not to the letter the name or address of an account finds none. */
class JsonInjectionTest {
    private static final String HA1 = "379214c801c0c0a8bbbddc3d1531a67e";

    @Test
    void nothingShouldBeFoundByWhatMerelyLooksLikeIt() {
        try (JsonHost host = new JsonHost(Map.of())) {
            JsonClient all = host.client().with("all");
            all.post("/accounts/bob/create-account", "{'email':'bob@example.org','ha1':'" + HA1 + "'}");

            for (String name : Injections.of("bob")) {
                Answer answer = all.post("/accounts/" + encoded(name) + "/delete-account", "{'ha1':'" + HA1 + "'}");
                assertThat(answer.status()).as(name).isIn(400, 404);
            }
            for (String address : Injections.of("bob@example.org")) {
                Answer answer = all.post("/accounts/bob/recover-account", "{'email':'" + escaped(address) + "'}");
                assertThat(answer.status()).as(address).isIn(400, 404);
            }

            assertThat(all.get("/accounts/bob").text()).contains("\"ACCOUNT_EXIST\"");
            assertThat(all.post("/accounts/bob/recover-account", "{'email':'bob@example.org'}")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void createShouldSayWhatIsWrongWithANameThatTheDirectoryTakesForAnother() {
        try (JsonHost host = new JsonHost(Map.of())) {
            for (String name : List.of(" carol", "carol ", "\uFF43arol", "ca\u00ADrol", "\uFF0B33622222221")) {
                Answer answer = host.client()
                        .with("all")
                        .post(
                                "/accounts/" + encoded(name) + "/create-account",
                                "{'email':'carol@example.org','ha1':'" + HA1 + "'}");

                assertThat(answer.status()).as(name).isEqualTo(400);
                assertThat(answer.text()).contains("\"username has ", "\"field\":\"username\"");
            }
        }
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, UTF_8).replace("+", "%20");
    }

    /** As a string of JSON; the client of the tests makes quotes of apostrophes. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
        return escaped.toString();
    }
}
