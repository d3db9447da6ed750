package io.accountcreator.host.inbound.json;

import io.accountcreator.host.inbound.json.RawHttp.Answer;
import io.accountcreator.host.inbound.json.RawHttp.Request;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;

/** Every kind of path by every kind of method: whatever is asked, the answer is one of ours. */
public final class AnswerMatrix {
    private static final List<String> METHODS = List.of(
            "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "BREW", "get");
    private static final List<String> GATEWAY = List.of("/xmlrpc", "/xmlrpc.php", "/wizard.php");
    private static final List<String> HEALTH = List.of("/health/live", "/health/ready");
    private static final List<String> PAGE = List.of("/activate", "/activation.php", "/activate?username=bob");
    private static final List<String> JSON = List.of(
            "/api/v1",
            "/api/v1/",
            "/api/v1/accounts",
            "/api/v1/accounts/",
            "/api/v1/accounts/bob",
            "/api/v1/accounts/bob?x",
            "/api/v1/accounts/bob/nothing",
            "/api/v1/accounts/bob/create-account",
            "/api/v1/nothing",
            "/api/v1/accounts//",
            "/api/v1/accounts/%c0%af",
            "/api/v1/accounts/a%00",
            "/api/v1/accounts/" + "a".repeat(3000),
            "/api/v1/accounts/" + "%41".repeat(1000));
    private static final List<String> NOTHING = List.of(
            "/",
            "/nothing",
            "/nothing/",
            "/nothing.jsp",
            "/nothing.html",
            "/RPC2",
            "/xmlrpc/",
            "/xmlrpc/x",
            "/xmlrpcx",
            "/api",
            "/api/",
            "/api/v2/accounts/bob",
            "/health",
            "/health/",
            "/health/live/",
            "/activate/",
            "/favicon.ico",
            "/robots.txt",
            "/index.html",
            "/%c0%af",
            "/" + "a".repeat(3000));

    private final URI context;
    private final Set<String> methodsOfTheServer;
    private final SoftAssertions soft = new SoftAssertions();

    /**
     * For a host.
     *
     * @param context where it is
     * @param methodsOfTheServer what the server answers before it asks the host
     */
    public AnswerMatrix(URI context, String... methodsOfTheServer) {
        this.context = context;
        this.methodsOfTheServer = Set.of(methodsOfTheServer);
    }

    public void run() {
        for (String method : METHODS) {
            GATEWAY.forEach(path -> ours(method, path, "POST"));
            HEALTH.forEach(path -> ours(method, path, "GET, HEAD"));
            PAGE.forEach(path -> page(method, path));
            JSON.forEach(path -> json(method, path));
            NOTHING.forEach(path -> nothing(method, path));
        }
        soft.assertAll();
    }

    private void ours(String method, String path, String allowed) {
        Answer answer = ask(method, path);
        if (answer != null && !List.of(allowed.split(", ")).contains(method)) {
            soft.assertThat(answer.status()).as(method + " " + path).isEqualTo(405);
            soft.assertThat(answer.header("allow")).as(method + " " + path).isEqualTo(allowed);
            soft.assertThat(type(answer)).as(method + " " + path).startsWith("text/plain");
        }
    }

    private void page(String method, String path) {
        Answer answer = ask(method, path);
        if (answer != null && Set.of("GET", "HEAD", "POST").contains(method)) {
            soft.assertThat(answer.header("content-security-policy"))
                    .as(method + " " + path)
                    .isNotNull();
        } else {
            ours(method, path, "GET, HEAD, POST");
        }
    }

    private void json(String method, String path) {
        Answer answer = ask(method, path);
        if (answer != null && answer.status() >= 400) {
            soft.assertThat(type(answer)).as(method + " " + path).isEqualTo("application/problem+json");
            if (!method.equals("HEAD")) {
                soft.assertThat(answer.text()).as(method + " " + path).contains("\"status\":" + answer.status());
            }
        }
    }

    private void nothing(String method, String path) {
        Answer answer = ask(method, path);
        if (answer != null) {
            soft.assertThat(answer.status()).as(method + " " + path).isEqualTo(404);
            soft.assertThat(type(answer)).as(method + " " + path).startsWith("text/plain");
        }
    }

    /** What is true of every answer; null if it is the server's own affair. */
    private Answer ask(String method, String path) {
        String base = context.getPath().equals("/") ? "" : context.getPath();
        Answer answer = RawHttp.exchange(context, new Request(method, base + path, Map.of(), new byte[0]));
        String what = method + " " + path;
        soft.assertThat(answer.status()).as(what).isLessThan(500);
        if (methodsOfTheServer.contains(method)) {
            return null;
        }
        if (answer.header("content-security-policy") == null) {
            soft.assertThat(type(answer)).as(what).doesNotContain("html");
        }
        if (answer.status() == 405) {
            soft.assertThat(answer.header("allow")).as(what).isNotNull();
        }
        return answer;
    }

    private static String type(Answer answer) {
        String type = answer.header("content-type");
        return type == null ? "none" : type;
    }
}
