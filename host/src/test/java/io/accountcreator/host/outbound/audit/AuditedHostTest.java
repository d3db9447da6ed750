package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.json.JsonClient;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.spi.TestCodes;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of a running host: one for each request, whether it got to a backend or was refused. */
class AuditedHostTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static RunningHost host;
    private AuditLines lines;

    @BeforeAll
    static void start() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.audit.refusals", "1000");
        settings.put("accountcreator.audit.key", "sixteen letters!");
        settings.put("accountcreator.http.trusted-proxies", "127.0.0.1");
        settings.put("accountcreator.limit.messages", "1/PT1H");
        host = RunningHost.start(settings);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void listen() {
        lines = new AuditLines();
    }

    @AfterEach
    void stopListening() {
        lines.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /xmlrpc |  | 405 | door=gateway http=405 reason=\"only POST is taken\"",
                "POST | /xmlrpc | x | 400 | door=gateway http=400 reason=\"not well-formed XML\"",
                "DELETE | /activate |  | 405 | door=page http=405 reason=\"only GET, HEAD and POST are taken\"",
                "GET | /activate?username=bob |  | 400 | door=page http=400 reason=malformed",
                "POST | /activate?username=bob |  | 400 | door=page http=400 reason=malformed",
                "POST | /activate?username=bob&confirmation_key=xqzj |  | 403 | door=page http=403 reason=stale",
                "POST | /xmlrpc/ | x | 404 | door=server http=404 reason=\"there is nothing here\"",
                "POST | /RPC2 | x | 404 | door=server http=404 reason=\"there is nothing here\"",
                "POST | /nothing | x | 404 | door=server http=404 reason=\"there is nothing here\"",
                "OPTIONS | /nothing |  | 404 | door=server http=404 reason=\"there is nothing here\"",
                "PATCH | /health/live | x | 405 | door=server http=405 reason=\"only GET is taken\"",
                "GET | /api/v1/accounts/bob/nothing |  | 404 | door=json http=404 reason=\"there is nothing here\"",
                "GET | /api/v1/nothing |  | 404 | door=json http=404 reason=\"no such path or method\"",
                "PUT | /api/v1/accounts/bob |  | 405 | door=json http=405 reason=\"only GET and POST are taken\"",
                "POST | /api/v1/accounts/bob |  | 405 | door=json http=405 reason=\"no such path or method\"",
                "GET | /api/v1/accounts/bob/create-account |  | 405 | door=json http=405 reason=\"this operation takes POST\"",
                "GET | /api/v1/accounts/bob?x=y |  | 400 | door=json http=400 reason=\"no query is taken: fields stand in the body\"",
                "POST | /api/v1/accounts/bob/link-account | {} | 401 | door=json http=401 reason=\"it needs an API key\"",
                "POST | /api/v1/accounts/bob/update-account | {\"xqzj\":\"\"} | 400 | door=json http=400 reason=\"unknown field\"",
                "POST | /api/v1/accounts/bob/update-account | { | 400 | door=json http=400 reason=\"the body is not well-formed JSON\""
            })
    void aRefusalShouldBeOneLineThatSaysWhereAndWhy(String method, String path, String body, int http, String line)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(host.gateway().resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", path.startsWith("/api") ? "application/json" : "text/xml");

        int status = CLIENT.send(request.build(), BodyHandlers.discarding()).statusCode();

        assertThat(status).isEqualTo(http);
        assertOnly("request.refused " + line + " address=127.0.0.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "create_phone_account, notanumber, ERROR_PHONE_ISNT_E164",
        "is_account_used,      '',         ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "give_me,              '',         unknown method",
    })
    void aRefusalInWordsThatAppsKnowShouldBeOneLine(String method, String parameter, String reason) throws Exception {
        assertThat(host.post("/xmlrpc", call(method, parameter)).statusCode()).isEqualTo(200);

        String word = reason.contains(" ") ? '"' + reason + '"' : reason;
        assertOnly("request.refused door=gateway http=200 reason=" + word + " address=127.0.0.0/24");
    }

    @ParameterizedTest
    @CsvSource({
        "/xmlrpc, server, 2000000, the body is too large",
        "/api/v1/accounts/bob/create-account, json, 70000, the body is larger than 64 KiB"
    })
    void aBodyThatIsTooLargeShouldBeOneLine(String path, String entryPoint, int length, String reason)
            throws Exception {
        String answer = raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: "
                + length + "\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413");
        assertOnly("request.refused door=" + entryPoint + " http=413 reason=\"" + reason + "\" address=127.0.0.0/24");
    }

    @Test
    void anAnswerOfTheBackendShouldBeOneLineAndNoRefusal() throws Exception {
        host.post("/xmlrpc", call("is_account_used", "bob"));
        CLIENT.send(
                HttpRequest.newBuilder(host.gateway().resolve("/api/v1/accounts/bob/activate-account"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"activationCode\":\"" + TestCodes.MARK + "\"}"))
                        .build(),
                BodyHandlers.discarding());

        List<String> taken = lines.take(2);
        assertThat(taken).hasSize(2);
        assertThat(taken.get(0))
                .matches("request\\.ended id=[0-9]+ operation=isAccountExist status=ACCOUNT_NOT_EXIST backend=memory"
                        + " domain=sip\\.example\\.org subject=04a20a1fcfca98f801318d5c6ad26922 address=127\\.0\\.0\\.0/24"
                        + " ms=[0-9]+");
        assertThat(taken.get(1))
                .contains("operation=activateAccount status=ACCOUNT_NOT_EXIST")
                .doesNotContain(TestCodes.MARK);
    }

    @Test
    void aKeyThatIsNotKnownShouldBeOneLineWithoutTheKey() throws Exception {
        JsonClient.of(URI.create("http://127.0.0.1:" + host.gateway().getPort()))
                .send(JsonClient.of(
                                URI.create("http://127.0.0.1:" + host.gateway().getPort()))
                        .request("GET", "/accounts/bob", "")
                        .with("Authorization", "Bearer " + TestCodes.MARK.repeat(10)));

        assertOnly("request.refused door=json http=401 reason=\"the API key is not known\" address=127.0.0.0/24");
    }

    @Test
    void behindATrustedProxyTheLinesShouldTellTheClientAndThatItAskedTooOften() throws Exception {
        HttpRequest recover = HttpRequest.newBuilder(host.gateway())
                .header("Content-Type", "text/xml")
                .header("X-Forwarded-For", "198.51.100.9")
                .POST(BodyPublishers.ofString(call("recover_phone_account", "+33612345678")))
                .build();

        CLIENT.send(recover, BodyHandlers.discarding());
        assertThat(CLIENT.send(recover, BodyHandlers.discarding()).statusCode()).isEqualTo(429);

        List<String> taken = lines.take(2);
        assertThat(taken).hasSize(2);
        assertThat(taken)
                .anyMatch(line -> line.matches(
                        "request\\.ended .*operation=recoverAccount .* address=198\\.51\\.100\\.0/24 ms=[0-9]+"));
        assertThat(taken)
                .contains("request.refused door=gateway http=429 reason=\"too many requests\""
                        + " address=198.51.100.0/24");
    }

    private void assertOnly(String line) throws IOException, InterruptedException {
        // Whatever else came of it would come before the line of the next request.
        host.get("/xmlrpc");
        assertThat(lines.take(2))
                .containsExactly(
                        line,
                        "request.refused door=gateway http=405 reason=\"only POST is taken\" address=127.0.0.0/24");
    }

    private static String call(String method, String parameter) {
        return "<methodCall><methodName>" + method + "</methodName><params><param><value><string>" + parameter
                + "</string></value></param></params></methodCall>";
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", host.gateway().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
