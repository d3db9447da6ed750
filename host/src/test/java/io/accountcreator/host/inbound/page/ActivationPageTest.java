package io.accountcreator.host.inbound.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreators;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page over HTTP, from the mail to the active account. */
class ActivationPageTest {
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final HttpClient otherBrowser = HttpClient.newHttpClient();
    private static MailedHost host;
    private static int users;

    private String user;

    @BeforeAll
    static void start() {
        host = new MailedHost(Map.of());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @BeforeEach
    void nobodyYet() {
        user = "bob" + ++users;
    }

    @Test
    void theButtonShouldActivateOnceAndSayTheSecondTimeThatItIsDone() throws Exception {
        assertThat(host.create(user)).isEqualTo("OK");
        HttpResponse<String> page = get(host.link());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(user + "@sip.example.org").contains("Activate your account");
        HttpResponse<String> done = post(action(page));
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Your account is active<").doesNotContain("<form");
        assertThat(host.isActivated(user)).isTrue();

        assertThat(post(action(page)).body()).contains("Your account is active already");
        assertThat(get(host.link()).body())
                .contains("Your account is active already")
                .doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Urgent:+visit+http://evil.example/", "evil.example", "%2B33899123456", "bob%E2%80%AElive"})
    void aLinkThatSomebodyMadeUpShouldNotPutItsWordsOnOurPage(String words) throws Exception {
        String page = get(host.host
                        .gateway()
                        .resolve("/activate?username=" + words + "&confirmation_key=1&domain=evil.example"))
                .body();

        String shown = page.replaceAll("action=\"[^\"]*\"", "");
        assertThat(shown).contains("Activate your account").doesNotContain("evil", "Urgent", "338", "live");
    }

    @Test
    void anotherBrowserShouldNotLearnThatTheAccountIsActive() throws Exception {
        host.create(user);
        URI action = action(get(host.link()));
        post(action);

        HttpResponse<String> second = send(otherBrowser, form(action));

        assertThat(second.statusCode()).isEqualTo(403);
        assertThat(second.body()).contains("This link does not work any more");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE"})
    void aScannerThatOpensTheLinkShouldActivateNothing(String method) throws Exception {
        host.create(user);
        for (String path : ActivationPage.PATHS) {
            URI link = host.link().resolve(path + "?" + host.link().getRawQuery());
            HttpResponse<String> answer = send(
                    otherBrowser, HttpRequest.newBuilder(link).method(method, HttpRequest.BodyPublishers.noBody()));

            boolean read = method.equals("GET") || method.equals("HEAD");
            assertThat(answer.statusCode()).isEqualTo(read ? 200 : 405);
            assertThat(answer.body()).matches(method.equals("GET") ? "(?s).+<form.*" : read ? "" : "only .*\n");
        }
        assertThat(host.isActivated(user)).isFalse();
    }

    @Test
    void theOldNamesOfPathAndParameterShouldBeServed() throws Exception {
        host.create(user);
        String query = host.link().getRawQuery().replace("algorithm=", "algo=");

        HttpResponse<String> page = get(host.link().resolve("/activation.php?" + query));

        assertThat(action(page).getPath()).isEqualTo("/activation.php");
        assertThat(post(action(page)).statusCode()).isEqualTo(200);
        assertThat(host.isActivated(user)).isTrue();
    }

    @Test
    void aCodeThatWasPastedWithBlanksAndInvisibleCharactersShouldActivate() throws Exception {
        host.create(user);
        String query = host.link().getRawQuery().replace("confirmation_key=", "confirmation_key=%E2%80%8E%20-%C2%A0");

        assertThat(post(action(get(host.link().resolve("/activate?" + query)))).statusCode())
                .isEqualTo(200);

        assertThat(host.isActivated(user)).isTrue();
    }

    @Test
    void aLinkWithoutDomainAndAlgorithmShouldMeanTheDefaultOnes() throws Exception {
        host.create(user);
        String query = host.link().getRawQuery().replaceFirst("&domain=.*", "");

        HttpResponse<String> page = get(host.link().resolve("/activate?" + query));

        assertThat(page.body()).contains(user + "@sip.example.org");
        assertThat(post(action(page)).statusCode()).isEqualTo(200);
    }

    @Test
    void whateverIsWrongWithACodeShouldMakeTheSamePage() throws Exception {
        host.create(user);
        String active = user + "x";
        host.create(active);
        post(action(get(host.link())));
        String code = "confirmation_key=[0-9a-f]{32}";
        String query = host.link().getRawQuery().replace("username=" + active, "username=" + user);

        HttpResponse<String> wrong = pressed(query.replaceFirst(code, "confirmation_key=0"));
        for (String other : new String[] {
            query.replace("username=" + user, "username=nil").replaceFirst(code, "confirmation_key=0"),
            query.replace("username=" + user, "username=" + active).replaceFirst(code, "confirmation_key=0"),
            query.replaceFirst(code, "confirmation_key=ERROR"),
            query.replaceFirst(code, "confirmation_key=ER-ROR"),
            query.replaceFirst(code, "confirmation_key=%20-%E2%80%8E"),
            query.replaceFirst("algorithm=MD5", "algorithm=SHA-256"),
        }) {
            HttpResponse<String> answer = pressed(other);
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo(wrong.body());
            assertThat(answer.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
        assertThat(wrong.body()).contains("does not work any more").doesNotContain(user);
        assertThat(host.isActivated(user)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "username=bob",
                "confirmation_key=1",
                "username=bob&confirmation_key=",
                "username=&confirmation_key=1",
                "username=bob&username=eve&confirmation_key=1",
                "username=%ff&confirmation_key=1",
                "username=b%0d%0aob&confirmation_key=1",
                "username=b%00ob&confirmation_key=1",
                "username=b%zz&confirmation_key=1"
            })
    void aLinkThatIsNotWholeShouldBeABadRequest(String query) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + host.host.gateway().getPort() + "/activate");
        try (Socket socket = new Socket("127.0.0.1", uri.getPort())) {
            socket.getOutputStream()
                    .write(("GET /activate?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void everyPageShouldHaveTheHeadersThatKeepOthersOut() throws Exception {
        host.create(user);
        HttpResponse<String> page = get(host.link());

        for (HttpResponse<String> each :
                List.of(page, post(action(page)), get(host.link().resolve("/activate")))) {
            assertThat(each.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; style-src 'sha256-")
                    .endsWith("'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
                    .doesNotContain("unsafe");
            assertThat(each.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(each.headers().firstValue("Referrer-Policy")).contains("no-referrer");
            assertThat(each.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(each.headers().firstValue("Content-Type").map(type -> type.replace(" ", "")))
                    .contains("text/html;charset=UTF-8");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "Sec-Fetch-Site, none",
        "Origin, https://evil.example",
        "Origin, evil"
    })
    void aPostFromAnotherSiteShouldBeRefused(String header, String value) throws Exception {
        host.create(user);
        URI action = action(get(host.link()));

        HttpResponse<String> answer = send(browser, form(action).header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Please open the link again");
        assertThat(host.isActivated(user)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Fetch-Site: same-origin", "Origin: null", "Origin: own"})
    void aPostFromTheOwnPageShouldBeTaken(String header) throws Exception {
        host.create(user);
        URI action = action(get(host.link()));
        String[] parts = header.split(": ");
        String value = parts[1].equals("own") ? "http://127.0.0.1:" + action.getPort() : parts[1];

        assertThat(send(browser, form(action).header(parts[0], value)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aPostWithoutThePagesTokenShouldBeRefused() throws Exception {
        host.create(user);
        String action = action(get(host.link())).toString();
        host.create("eve");

        for (String forged : new String[] {
            action.replaceFirst("&token=.*", ""),
            action.replaceFirst("token=..", "token=00"),
            action.replace("username=" + user, "username=eve")
        }) {
            assertThat(send(browser, form(URI.create(forged))).body()).contains("Please open the link again");
        }
        assertThat(host.isActivated(user)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|fr-CH, en;q=0.5|Activer votre compte",
                "|sv, de;q=0.8|Ihr Konto aktivieren",
                "&lang=es|fr|Activar su cuenta",
                "|pt|Ativar a sua conta",
                "&lang=xx|tlh|Activate your account",
                "|;;q=x,,|Activate your account"
            })
    void thePageShouldBeInTheLanguageOfAddressOrBrowser(String lang, String accept, String title) throws Exception {
        host.create(user);
        URI link = URI.create(host.link() + (lang == null ? "" : lang));

        HttpResponse<String> page = send(browser, HttpRequest.newBuilder(link).header("Accept-Language", accept));

        assertThat(page.body()).contains("<h1>" + title + "</h1>");
        assertThat(page.headers().firstValue("Content-Language"))
                .hasValueSatisfying(language -> assertThat(page.body()).contains("<html lang=\"" + language + "\">"));
    }

    @Test
    void whatALinkSaysShouldBeTextOnThePage() throws Exception {
        String hostile = "%3Cscript%3Ealert(1)%3C%2Fscript%3E%22%27%7B%7B7*7%7D%7D";

        HttpResponse<String> page = get(host.host
                .gateway()
                .resolve("/activate?username=" + hostile + "&confirmation_key=" + hostile + "&domain=" + hostile));

        assertThat(page.statusCode()).isEqualTo(200);
        // The token has digits of its own.
        assertThat(page.body().replaceFirst("token&#61;[0-9a-f]+", ""))
                .doesNotContain("<script", "script&gt;", "49")
                .containsOnlyOnce("<form");
    }

    @ParameterizedTest
    @CsvSource({"OUTAGE, 500", "NOT_CONFIGURED, 500", "NO_ROOM, 503", "DEADLINE, 504"})
    void aBackendThatDoesNotAnswerShouldBeSaidWithoutAFactAboutTheAccount(Failure failure, int status)
            throws Exception {
        host.create(user);
        URI action = action(get(host.link()));
        AccountCreators creators = host.host.select(AccountCreators.class);
        AccountCreatorService before = creators.service();
        creators.setService(new AccountCreatorService() {
            @Override
            public Status activateAccount(AccountRequest request, Completion completion) {
                completion.complete(Outcome.failed(failure, "no"));
                return Status.REQUEST_OK;
            }
        });

        HttpResponse<String> answer = post(action);
        creators.setService(before);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("That did not work").doesNotContain(user);
    }

    @Test
    void aForgedHostShouldNotGetIntoTheMail() throws Exception {
        String body = "<methodCall><methodName>create_email_account</methodName><params>"
                + "<param><value>" + user + "</value></param><param><value>" + user
                + "@example.org</value></param><param><value>"
                + MailedHost.HA1 + "</value></param></params></methodCall>";
        int port = host.host.gateway().getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("POST /xmlrpc HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n"
                                    + "Forwarded: host=evil.example\r\nContent-Type: text/xml\r\nConnection: close\r\n"
                                    + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<string>OK</string>");
        }

        assertThat(host.link(user).getAuthority()).isEqualTo("127.0.0.1:" + port);
    }

    private HttpResponse<String> pressed(String query) throws Exception {
        HttpResponse<String> page =
                send(otherBrowser, HttpRequest.newBuilder(host.link().resolve("/activate?" + query)));
        return send(otherBrowser, form(action(page)));
    }

    private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return send(browser, HttpRequest.newBuilder(uri));
    }

    private HttpResponse<String> post(URI uri) throws IOException, InterruptedException {
        return send(browser, form(uri));
    }

    private static HttpRequest.Builder form(URI action) {
        return HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.noBody());
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Where the form of a page goes. */
    private URI action(HttpResponse<String> page) {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("no form, status " + page.statusCode());
        }
        return page.uri().resolve(action.group(1).replace("&amp;", "&").replace("&#61;", "="));
    }
}
