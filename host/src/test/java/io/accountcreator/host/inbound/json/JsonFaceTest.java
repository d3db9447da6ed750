package io.accountcreator.host.inbound.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.inbound.json.RawHttp.Answer;
import io.accountcreator.host.inbound.json.RawHttp.Request;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFaceTest {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String NEW_HA1 = "fedcba9876543210fedcba9876543210";

    private static JsonHost host;
    private static JsonClient nobody;
    private static JsonClient all;
    private static JsonClient tests;
    private static JsonClient shop;

    @BeforeAll
    static void start() {
        host = new JsonHost(Map.of());
        nobody = host.client();
        all = nobody.with("all");
        tests = nobody.with("tests");
        shop = nobody.with("shop");
        createByPhone("kim", "+33612345601");
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    private static void createByPhone(String user, String phone) {
        assertOk(all.post("/aliases/" + phone + "/create-account", "{'username':'" + user + "','ha1':'" + HA1 + "'}"));
        assertOk(nobody.post(
                "/aliases/" + phone + "/activate-account",
                "{'username':'" + user + "','activationCode':'" + host.code(phone) + "'}"));
    }

    // ---- operations

    @Test
    void numberShouldBeOneInWhateverFormItIsGiven() {
        createByPhone("thu", "+84912345601");

        assertOk(nobody.get("/aliases/+840912345601/is-alias-used")).contains("ALIAS_EXIST");
        assertOk(all.post("/aliases/+840912345601/recover-account", "{}")).contains("\"thu\"");
        assertOk(nobody.post(
                "/aliases/+840912345601/login-linphone-account",
                "{'username':'thu','activationCode':'" + host.code("+84912345601") + "'}"));
    }

    @Test
    void codeAndPasswordShouldBeRightAsPeopleTypeThem() {
        assertOk(all.post("/accounts/Tess/create-account", "{'email':'tess@example.org','password':'old one'}"));
        String code = host.code("tess@example.org");
        String typed = "\u2066" + code.substring(0, 2) + " - " + code.substring(2) + "\u2069";
        assertOk(nobody.post("/accounts/tess/activate-account", "{'activationCode':'" + typed + "'}"));

        assertOk(nobody.post("/accounts/tESS/update-account", "{'password':'old one','newPassword':'new one'}"));

        assertOk(nobody.post("/accounts/TESS/delete-account", "{'password':'new one'}"));
    }

    @Test
    void accountShouldLiveFromCreationByMailToDeletion() {
        assertOk(all.post("/accounts/ann/create-account", "{'email':'ann@example.org','ha1':'" + HA1 + "'}"))
                .isEqualTo("{\"operation\":\"createAccount\",\"provisional\":\"REQUEST_OK\","
                        + "\"status\":\"ACCOUNT_CREATED\"}\n");
        assertOk(nobody.get("/accounts/ann/is-account-activated")).contains("\"ACCOUNT_NOT_ACTIVATED\"");
        assertOk(nobody.post(
                        "/accounts/ann/activate-account", "{'activationCode':'" + host.code("ann@example.org") + "'}"))
                .contains("\"status\":\"ACCOUNT_ACTIVATED\"", "\"changed\":{", "\"ha1\":\"" + HA1 + "\"");
        assertOk(nobody.get("/accounts/ann")).contains("\"ACCOUNT_EXIST\"");

        assertOk(all.post("/accounts/ann/link-account", "{'phone':'+33612345602'}"))
                .contains("\"REQUEST_OK\"");
        assertOk(nobody.post(
                        "/accounts/ann/activate-alias",
                        "{'phone':'+33612345602','ha1':'" + HA1 + "','activationCode':'" + host.code("+33612345602")
                                + "'}"))
                .contains("\"ACCOUNT_ACTIVATED\"");
        assertOk(all.get("/accounts/ann/is-account-linked")).contains("\"phone\":\"+33612345602\"");
        assertOk(nobody.get("/aliases/+33612345602")).contains("\"ALIAS_EXIST\"");

        assertOk(nobody.post("/accounts/ann/update-account", "{'ha1':'" + HA1 + "','newHa1':'" + NEW_HA1 + "'}"));
        assertOk(all.post("/accounts/ann/recover-account", "{'email':'ann@example.org'}"));
        assertOk(nobody.post(
                        "/accounts/ann/login-linphone-account",
                        "{'activationCode':'" + host.code("ann@example.org") + "'}"))
                .contains("\"algorithm\":\"MD5\",\"ha1\":\"" + NEW_HA1 + "\"");
        assertOk(tests.post("/accounts/ann/confirmation-key", "{'ha1':'" + NEW_HA1 + "'}"))
                .containsPattern("\"activationCode\":\"[^\"]+\"");
        assertOk(nobody.post("/accounts/ann/delete-account", "{'ha1':'" + NEW_HA1 + "'}"));
        assertOk(nobody.get("/accounts/ann")).contains("\"ACCOUNT_NOT_EXIST\"");
    }

    @Test
    void accountShouldBeFoundByItsPhoneNumber() {
        assertOk(all.post("/aliases/%2B33612345601/recover-account", "{}")).contains("\"username\":\"kim\"");
        assertOk(nobody.get("/aliases/+33612345601@sip.example.org/is-account-activated"))
                .contains("\"ACCOUNT_ACTIVATED\"");
        assertOk(nobody.post("/aliases/+33612345601/is-alias-used", "")).contains("\"ALIAS_EXIST\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zo%C3%AB", "a%3Bb", "100%25", "a%252Fb", "a+b", "x%40y@sip.example.org", "b*", "a.b"})
    void nameShouldBeTakenToTheLetter(String name) {
        assertOk(all.post("/accounts/" + name + "/create-account", "{'email':'l@example.org','ha1':'" + HA1 + "'}"));

        assertOk(nobody.get("/accounts/" + name)).contains("\"ACCOUNT_EXIST\"");
        assertOk(nobody.get("/accounts/" + name.substring(0, 1))).contains("\"ACCOUNT_NOT_EXIST\"");
    }

    @Test
    void headShouldAnswerWithoutABody() {
        Answer answer = nobody.send(nobody.request("HEAD", "/accounts/kim", ""));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    // ---- who may

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accounts/kim/is-account-linked | {}",
                "accounts/kim/link-account | {'phone':'+33612345603'}",
                "accounts/kim/recover-account | {'email':'kim@example.org'}",
                "aliases/+33612345601/recover-account | {}",
                "accounts/kim/confirmation-key | {'ha1':'0123456789abcdef0123456789abcdef'}",
                "accounts/new/create-account | {'email':'n@example.org','ha1':'0123456789abcdef0123456789abcdef'}",
                "accounts/kim/update-account | {'newHa1':'0123456789abcdef0123456789abcdef'}",
                "accounts/kim/delete-account | {}",
                "accounts/kim/activate-alias | {'phone':'+33612345603','activationCode':'1'}",
                "accounts/kim/activate-account | {}",
                "accounts/kim/login-linphone-account | {}",
            })
    void operationShouldBe401WithoutKeyAndWithoutWhatTheBackendChecks(String path, String body) {
        Answer answer = nobody.post("/" + path, body);

        assertProblem(answer, 401);
        assertThat(answer.header("www-authenticate")).isEqualTo("Bearer realm=\"account-creator\"");
    }

    @Test
    void phoneShouldBeToldToTheHolderOfAKeyOnly() {
        assertOk(nobody.get("/accounts/kim"))
                .isEqualTo("{\"operation\":\"isAccountExist\",\"provisional\":\"REQUEST_OK\","
                        + "\"status\":\"ACCOUNT_EXIST\"}\n");
        assertOk(all.get("/accounts/kim"))
                .contains("\"ACCOUNT_EXIST_WITH_ALIAS\"", "\"changed\":{\"phone\":\"+33612345601\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer", "Bearer x", "Bearer aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "Basic YTpi", "x", "\""
            })
    void keyShouldBe401WhenItIsNotKnownEvenForAnOpenQuestion(String authorization) {
        Answer answer = nobody.send(nobody.request("GET", "/accounts/kim", "").with("Authorization", authorization));

        assertProblem(answer, 401);
        assertThat(answer.header("www-authenticate")).endsWith("error=\"invalid_token\"");
    }

    @ParameterizedTest
    @CsvSource({
        "accounts/kim@shop.example.org/is-account-exist, 200",
        "accounts/kim@SHOP.example.org/is-account-exist, 200",
        "accounts/kim@shop.example.org/is-account-activated, 403",
        "accounts/kim@shop.example.org/is-account-linked, 403",
        "accounts/kim@sip.example.org/is-account-exist, 403",
        "accounts/kim/is-account-exist, 403",
        "accounts/kim@shop.example.org@sip.example.org/is-account-exist, 403",
        "accounts/kim@shop.example.org./is-account-exist, 403",
        "aliases/+33612345601/is-alias-used, 403",
        "aliases/+33612345601@shop.example.org/is-alias-used, 200",
    })
    void keyShouldBeGoodForItsOperationsAndDomainsOnly(String path, int status) {
        assertThat(shop.get("/" + path).status()).isEqualTo(status);
    }

    @Test
    void testOperationShouldNeedAKeyThatNamesIt() {
        assertProblem(all.post("/accounts/kim/confirmation-key", "{'ha1':'" + HA1 + "'}"), 403);
    }

    // ---- refusals

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "accounts/kim/delete-account | {'ha1':'fedcba9876543210fedcba9876543210'} | 403 | REQUEST_NOT_AUTHORIZED",
                "accounts/no/delete-account | {'ha1':'fedcba9876543210fedcba9876543210'} | 404 | ACCOUNT_NOT_EXIST",
                "accounts/no/is-account-activated | {} | 404 | ACCOUNT_NOT_EXIST",
                "accounts/kim/activate-account | {'activationCode':'1'} | 409 | ACCOUNT_ALREADY_ACTIVATED",
                "accounts/kim/login-linphone-account | {'activationCode':'1'} | 403 | WRONG_ACTIVATION_CODE",
                "accounts/kim/create-account | {'email':'a@example.org','password':'p'} | 409 | ACCOUNT_EXIST",
                "aliases/+33612345601/create-account | {'username':'kim2'} | 409 | ACCOUNT_EXIST_WITH_ALIAS",
                "accounts/kim3/create-account | {} | 422 | MISSING_ARGUMENTS",
            })
    void refusalShouldBeAProblemWithTheAnswerInIt(String path, String body, int http, String status) {
        Answer answer = all.post("/" + path, body);

        assertProblem(answer, http).contains("\"answer\":{\"operation\":", "\"status\":\"" + status + "\"}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'admin':'true'}",
                "{'activated':'true'}",
                "{'role':'admin'}",
                "{'__proto__':'x'}",
                "{'Email':'a@example.org'}",
                "{'email':'a@example.org','email':'a@example.org'}",
                "{'email':null}",
                "{'email':1}",
                "{'email':{}}",
                "{'email':[]}",
                "{'email':'a@example.org'} x",
                "{'email':'a@example.org',}",
                "{'email':'a\\u0000@example.org'}",
                "{'email':''}",
                "{'domain':'other.example.org'}",
                "{'username':'bob'}",
                "{'phone':'0612345678'}",
                "{'algorithm':'SHA-512'}",
                "{'ha1':'0123'}",
                "{'displayName':'\\ud800'}",
                "[]",
                "nothing",
                "\uFEFF{}",
            })
    void bodyShouldBe400AndChangeNothing(String body) {
        assertProblem(all.post("/accounts/ken/create-account", body), 400);

        assertOk(nobody.get("/accounts/ken")).contains("\"ACCOUNT_NOT_EXIST\"");
    }

    @Test
    void bodyMayRepeatThePath() {
        assertOk(nobody.post(
                "/accounts/kim@sip.example.org/is-account-exist", "{'username':'kim','domain':'SIP.example.org'}"));
    }

    @Test
    void refusedFieldShouldBeNamedWithoutItsValue() {
        assertProblem(all.post("/accounts/kim/delete-account", "{'ha1':'ABC'}"), 400)
                .contains(
                        "\"detail\":\"ha1 is no HA1: 32 (MD5) or 64 (SHA-256) hexadecimal digits in lower case\"",
                        "\"field\":\"ha1\"")
                .doesNotContain("ABC");
    }

    @Test
    void bodyShouldBe400WhenItIsNotUtf8() {
        Request request =
                all.request("POST", "/accounts/ken/create-account", "").with("Content-Type", "application/json");
        byte[] latin = "{\"displayName\":\"\u00E9\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertProblem(all.send(new Request("POST", request.target(), request.headers(), latin)), 400);
    }

    @ParameterizedTest
    @CsvSource({"65536, 200", "65537, 413"})
    void bodyShouldBe413BeyondItsLimit(int length, int status) {
        String body = "{" + " ".repeat(length - 2) + "}";
        Request request =
                nobody.request("POST", "/accounts/kim/is-account-exist", body).with("Content-Type", "application/json");

        assertThat(nobody.send(request).status()).isEqualTo(status);
        Answer chunked = nobody.send(request.with("Transfer-Encoding", "chunked"));
        assertThat(chunked.status()).as(chunked.headers() + chunked.text()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /accounts/kim/is-account-exist, Content-Type, text/plain, 415",
        "POST, /accounts/kim/is-account-exist, Content-Type, application/json; charset=iso-8859-1, 415",
        "POST, /accounts/kim/is-account-exist, Content-Type, application/json; charset = iso-8859-1, 415",
        "POST, /accounts/kim/is-account-exist, Content-Type, application/json; charset=UTF-8, 200",
        "POST, /accounts/kim/is-account-exist, Content-Encoding, gzip, 415",
        "POST, /accounts/kim/is-account-exist, Accept, text/html, 406",
        "POST, /accounts/kim/is-account-exist, Accept, */*;q=0.1, 200",
        "POST, /accounts/kim/is-account-exist, X-HTTP-Method-Override, DELETE, 200",
        "GET, /accounts/kim, X, y, 400",
        "DELETE, /accounts/kim, X, y, 405",
        "OPTIONS, /accounts/kim, X, y, 405",
        "POST, /accounts/kim, X, y, 405",
        "POST, /nothing/kim/is-account-exist, X, y, 404",
        "POST, /accounts/kim/is-alias-used, X, y, 404",
        "POST, /accounts/kim/isAccountExist, X, y, 404",
        "POST, /accounts/kim/is-account-exist?a=b, X, y, 400",
        "POST, /accounts/kim/is-account-exist/, X, y, 400",
    })
    void requestShouldBeTurnedAwayByItsMethodPathOrHeaders(
            String method, String path, String header, String value, int status) {
        Request request = all.request(method, path, "{}")
                .with("Content-Type", "application/json")
                .with(header, value);

        Answer answer = all.send(request);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("content-type"))
                .isEqualTo(status == 200 ? "application/json" : "application/problem+json");
        assertThat(answer.headers().containsKey("allow")).isEqualTo(status == 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/accounts/kim;x=y",
                "/accounts;x/kim",
                "/accounts/a%2Fkim",
                "/accounts/a%2fkim",
                "/accounts/kim%00",
                "/accounts/kim%0a",
                "/accounts/kim%5C",
                "/accounts/%2E%2E/accounts/kim",
                "/accounts/../accounts/kim",
                "/./accounts/kim",
                "//accounts/kim",
                "/accounts//kim",
                "/accounts/kim%C3",
                "/accounts/kim%zz",
                "/accounts/@sip.example.org",
                "/accounts/kim@",
                "/accounts/",
                "/accounts",
                "",
                "/",
                "/../v1/accounts/kim",
                "/application.wadl",
                "/openapi",
            })
    void pathShouldNeverMeanSomebodyElse(String path) {
        assertThat(all.send(all.request("GET", path, "")).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"NOT_CONFIGURED, 503", "NO_ROOM, 503", "OUTAGE, 503", "DEADLINE, 504"})
    void outageShouldSayNothingOfWhatIsBehind(Failure failure, int status) {
        AccountCreatorService before = host.creators().service();
        host.creators().setService(new AccountCreatorService() {
            @Override
            public Status isAccountExist(AccountRequest request, Completion completion) {
                completion.complete(Outcome.failed(failure, "ldap://secret.internal"));
                return Status.REQUEST_OK;
            }
        });
        try {
            Answer answer = nobody.get("/accounts/kim");

            assertProblem(answer, status)
                    .contains("\"failure\":\"" + failure + "\"")
                    .doesNotContain("secret.internal");
            assertThat(answer.headers().containsKey("retry-after")).isEqualTo(status == 503);
            assertProblem(nobody.get("/accounts/kim/is-account-activated"), 501);
        } finally {
            host.creators().setService(before);
        }
    }

    private static AbstractStringAssert<?> assertOk(Answer answer) {
        return assertAnswer(answer, 200, "application/json");
    }

    private static AbstractStringAssert<?> assertProblem(Answer answer, int status) {
        return assertAnswer(answer, status, "application/problem+json")
                .contains("\"type\":\"about:blank\"", "\"status\":" + status);
    }

    private static AbstractStringAssert<?> assertAnswer(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.headers())
                .containsEntry("content-type", type)
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("content-length", Integer.toString(answer.body().length));
        return assertThat(answer.text());
    }
}
