package io.accountcreator.host.inbound.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayBadInputTest {
    private static final String HASH = "379214c801c0c0a8bbbddc3d1531a67e";
    private static GatewayRig rig;

    @BeforeAll
    static void start() {
        rig = GatewayRig.inMemory();
    }

    @AfterAll
    static void stop() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherMethodsThanPostShouldBe405(String method) throws Exception {
        HttpResponse<String> response = rig.send(rig.request().method(method, BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).contains("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "text/xmlx",
                "text/xml; charset=utf-16",
                "text/xml; charset = utf-16",
                "xml",
                "*/*"
            })
    void otherMediaTypesShouldBe415(String type) throws Exception {
        assertThat(post(type).statusCode()).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/xml",
                "TEXT/XML",
                "application/xml",
                "text/xml;charset=UTF-8",
                "text/xml; charset=\"utf-8\""
            })
    void xmlShouldBeTaken(String type) throws Exception {
        assertThat(post(type).statusCode()).isEqualTo(200);
    }

    @Test
    void aMissingMediaTypeShouldBe415() throws Exception {
        HttpRequest.Builder request = rig.request().POST(BodyPublishers.ofString(Calls.call("system.listMethods")));

        assertThat(rig.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void twoMediaTypesShouldBe400() throws Exception {
        HttpRequest.Builder request = rig.request()
                .header("Content-Type", "text/xml")
                .header("Content-Type", "text/xml; charset=utf-16")
                .POST(BodyPublishers.ofString(Calls.call("system.listMethods")));

        assertThat(rig.send(request).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "identity", "deflate"})
    void aContentEncodingShouldBe415(String encoding) throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            gzip.write(new byte[1024 * 1024]);
        }

        HttpResponse<String> response = rig.send(rig.request()
                .header("Content-Type", "text/xml")
                .header("Content-Encoding", encoding)
                .POST(BodyPublishers.ofByteArray(bomb.toByteArray())));

        assertThat(response.statusCode()).isEqualTo(415);
    }

    @Test
    void aBodyOfMoreThan64KibShouldBe413() throws Exception {
        String call = Calls.call("is_account_used", "bob");
        String justFits = call + " ".repeat(64 * 1024 - call.length());

        assertThat(rig.post(justFits).statusCode()).isEqualTo(200);
        assertThat(rig.post(justFits + " ").statusCode()).isEqualTo(413);
    }

    @Test
    void aHugeBodyInChunksShouldBe413() throws Exception {
        String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";

        String answer = rig.raw("POST /xmlrpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk + "10\r\nxxxxxxxxxxxxxxxx\r\n0\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ");
    }

    @Test
    void aBodyThatDoesNotArriveShouldBe408() throws Exception {
        try (GatewayRig impatient = new GatewayRig(Map.of(), null, Duration.ofMillis(200))) {
            String answer = impatient.raw("POST /xmlrpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
                    + "Content-Length: 100\r\n\r\n<methodCall>");

            assertThat(answer).startsWith("HTTP/1.1 408 ").contains("did not arrive in time");
        }
    }

    @Test
    void aBodyThatBreaksOffShouldBe400() throws Exception {
        String answer = rig.rawThenNothing("POST /xmlrpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n"
                + "Content-Length: 100\r\n\r\n<methodCall>");

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("broke off");
    }

    @Test
    void bytesBeyondUnicodeShouldBe400() throws Exception {
        byte[] body = Calls.call("is_account_used", "bob!!!!").getBytes(StandardCharsets.UTF_8);
        int at = new String(body, StandardCharsets.UTF_8).indexOf("!!!!");
        System.arraycopy(new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, 0, body, at, 4);

        assertRefused(rig.post(body));
    }

    @Test
    void anExternalDtdShouldBe400AndFetchNothing() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + listener.getLocalPort() + "/x";
            for (String dtd : new String[] {
                "<!DOCTYPE methodCall SYSTEM \"" + url + "\">",
                "<!DOCTYPE methodCall [<!ENTITY a SYSTEM \"" + url + "\">]>",
                "<!DOCTYPE methodCall [<!ENTITY % a SYSTEM \"" + url + "\"> %a;]>",
                "<?xml-stylesheet href=\"" + url + "\"?>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"" + url + "\"/>",
            }) {
                assertRefused(rig.post(dtd + "<methodCall><methodName>&a;</methodName></methodCall>"));
            }

            listener.setSoTimeout(200);
            assertThat(catchAccept(listener)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void billionLaughsShouldBe400() throws Exception {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE methodCall [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 20; i++) {
            dtd.append("<!ENTITY a")
                    .append(i)
                    .append(" \"")
                    .append(("&a" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }

        assertRefused(rig.post(dtd + "]><methodCall><methodName>&a19;</methodName></methodCall>"));
    }

    @Test
    void deepNestingShouldBe400OrTooLarge() throws Exception {
        assertRefused(rig.post("<value>".repeat(9_000)));
        assertRefused(rig.post("<methodCall><methodName>" + "<a>".repeat(20_000)));
        assertThat(rig.post("<value>".repeat(200_000)).statusCode()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not xml",
                "<methodCall><methodName>is_account_used</methodName>",
                "<methodCall><methodName>is_account_used</methodName><params><param><value><int>1</int></value></param></params></methodCall>",
                "<methodCall xmlns='urn:x'><methodName>is_account_used</methodName></methodCall>",
            })
    void whatIsNoCallShouldBe400(String body) throws Exception {
        assertRefused(rig.post(body));
    }

    @Test
    void anUnknownMethodShouldBeAFaultThatDoesNotRepeatIt() throws Exception {
        HttpResponse<String> response = rig.call("get_alias&lt;script", "bob");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("<int>-32601</int>").doesNotContain("script");
    }

    @Test
    void surplusParametersShouldBe400EvenWhenEmpty() throws Exception {
        assertRefused(rig.call("is_account_used", "bob", "", ""));
        assertRefused(rig.call("system.listMethods", ""));
    }

    @Test
    void trailingParametersMayBeMissingOrEmpty() throws Exception {
        assertThat(rig.call("is_account_used", "bob").body()).isEqualTo(Calls.text("NOK"));
        assertThat(rig.call("is_account_used", "bob", "").body()).isEqualTo(Calls.text("NOK"));
    }

    @ParameterizedTest
    @CsvSource({
        "get_phone_number_for_account, 400",
        "is_account_used, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "is_account_activated, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "is_phone_number_used, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "create_phone_account, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "create_email_account, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "activate_phone_account, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "activate_email_account, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "link_phone_number_with_account, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "activate_phone_number_link, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "recover_phone_account, ERROR_PHONE_PARAMETER_NOT_FOUND",
        "recover_email_account, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "recover_account_from_confirmation_key, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "update_hash, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "update_password, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "delete_account, ERROR_USERNAME_PARAMETER_NOT_FOUND",
        "get_confirmation_key, ERROR_USERNAME_PARAMETER_NOT_FOUND",
    })
    void aCallWithoutParametersShouldBeAnsweredByTheOldServersText(String method, String expected) throws Exception {
        assertAnswer(rig.call(method), expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "link_phone_number_with_account|+33612345678| |||| ERROR_USERNAME_PARAMETER_NOT_FOUND",
                "activate_phone_number_link|+33612345678| |||| ERROR_USERNAME_PARAMETER_NOT_FOUND",
                "activate_phone_number_link|+33612345678|bob|1234||| 400",
                "activate_phone_number_link|+33612345678|bob|||| ERROR_KEY_DOESNT_MATCH",
                "create_email_account|bob| |||| ERROR_EMAIL_PARAMETER_NOT_FOUND",
                "create_email_account|bob|b@example.org|||| 400",
                "create_email_account|bob|b@example.org|XYZ||| 400",
                "create_email_account|bob|b@example.org|379214C801C0C0A8BBBDDC3D1531A67E||| 400",
                "create_email_account|bob|bob|379214c801c0c0a8bbbddc3d1531a67e||| 400",
                "create_phone_account|0612345678||||| ERROR_PHONE_ISNT_E164",
                "create_phone_account|+||||| ERROR_PHONE_ISNT_E164",
                "create_phone_account|+33 6 12||||| ERROR_PHONE_ISNT_E164",
                "create_phone_account|+33612345678|bob|00||| 400",
                "recover_email_account|bob||||| ERROR_EMAIL_PARAMETER_NOT_FOUND",
                "update_hash|bob||||| ERROR_OLD_HASH_NOT_FOUND",
                "update_hash|bob|00|||SHA-512| ERROR_NEW_HASH_NOT_FOUND",
                "update_hash|bob|00|00||SHA-512| ERROR_ALGO_NOT_SUPPORTED",
                "update_hash|bob|00|00||| 400",
                "update_hash|bob|379214c801c0c0a8bbbddc3d1531a67e|379214c801c0c0a8bbbddc3d1531a67e||SHA-256| 400",
                "delete_account|bob||||| ERROR_PASSWORD_NOT_FOUND",
                "activate_email_account|bob||||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob|ERROR|||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob| - |||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob|ER-ROR |||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob|\u200E|||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob|\uFF25RROR|||| ERROR_KEY_DOESNT_MATCH",
                "activate_email_account|bob|||SHA-1|| ERROR_ALGO_NOT_SUPPORTED",
                "activate_email_account|bob|||md5|| ERROR_ALGO_NOT_SUPPORTED",
                "activate_email_account|bob|||clrtxt|| ERROR_ALGO_NOT_SUPPORTED",
                "activate_phone_account|+33612345678|bob|ERROR||| ERROR_KEY_DOESNT_MATCH",
                "activate_phone_account|+33612345678|bob| - ||| ERROR_KEY_DOESNT_MATCH",
                "activate_phone_account|+33612345678|bob|ER-ROR ||| ERROR_KEY_DOESNT_MATCH",
                "activate_phone_account|+33612345678|bob|\u200E||| ERROR_KEY_DOESNT_MATCH",
                "activate_phone_account|+33612345678|bob|\uFF25RROR||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob||||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob|ERROR|||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob| - |||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob|ER-ROR |||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob|\u200E|||| ERROR_KEY_DOESNT_MATCH",
                "recover_account_from_confirmation_key|bob|\uFF25RROR|||| ERROR_KEY_DOESNT_MATCH",
            })
    void badParametersShouldBeAnsweredInTheOldServersOrder(
            String method, String p1, String p2, String p3, String p4, String p5, String expected) throws Exception {
        String[] parameters = {p1, empty(p2), empty(p3), empty(p4), empty(p5)};
        int count = GatewayMethod.of(method, true).orElseThrow().parameters().size();

        assertAnswer(rig.call(method, Arrays.copyOf(parameters, Math.min(5, count))), expected);
    }

    @Test
    void anUnsupportedAlgorithmOfACreateShouldBeSaidBeforeAMissingHash() throws Exception {
        String[] byEmail = {"dave", "d@example.org", "", "Unknown", "sip.example.org", "SHA-512"};
        String[] byPhone = {"+33655555509", "+33655555509", "", "Unknown", "sip.example.org", "", "SHA-512"};

        assertAnswer(rig.call("create_email_account", byEmail), "ERROR_ALGO_NOT_SUPPORTED");
        assertAnswer(rig.call("create_phone_account", byPhone), "ERROR_ALGO_NOT_SUPPORTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "a\nb", "a\r\nb", "a\u007f", "a\u0085b", "a\u2028b", "a\u2029b", "\u009f"})
    void aControlCharacterInAnyParameterShouldBe400(String value) throws Exception {
        assertRefused(rig.call("is_account_used", value));
        assertRefused(rig.call("create_email_account", "bob", "b@example.org", HASH, value));
        assertRefused(rig.call("is_phone_number_used", value));
        assertRefused(rig.call("is_account_activated", "bob", "", value));
    }

    @ParameterizedTest
    @CsvSource({"is_account_used,65,0", "is_account_used,3,254", "activate_email_account,3,257"})
    void anOverlongValueShouldBe400(String method, int first, int second) throws Exception {
        assertRefused(rig.call(method, "a".repeat(first), "b".repeat(second)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*)(uid=*",
                "a)(|(uid=*",
                "\\2a",
                "bob,ou=admins",
                "a+b",
                "#a",
                " a",
                "a ",
                "<x>&amp;</x>",
                "<b>",
                "zoé",
                "zoè",
                "李雷",
                "👩‍👩‍👧🎉",
                "' OR 1=1",
                "{{7*7}}",
                "${jndi:ldap://127.0.0.1/a}",
                "%s%n",
                "ERROR"
            })
    void oddNamesShouldBeOrdinaryText(String name) throws Exception {
        String user = name + "!";

        assertAnswer(rig.call("is_account_used", user), "NOK");
        assertAnswer(rig.call("create_email_account", user, "odd@example.org", HASH), "OK");
        assertAnswer(rig.call("is_account_used", user), "OK");
        assertAnswer(rig.call("get_phone_number_for_account", user), "ERROR_ALIAS_DOESNT_EXIST");
    }

    private static HttpResponse<String> post(String contentType) throws IOException, InterruptedException {
        return rig.send(rig.request()
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(Calls.call("system.listMethods"))));
    }

    private static Throwable catchAccept(ServerSocket listener) {
        return catchThrowable(listener::accept);
    }

    private static void assertAnswer(HttpResponse<String> response, String expected) {
        if (expected.equals("400")) {
            assertRefused(response);
        } else {
            assertThat(response.body()).isEqualTo(Calls.text(expected));
            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    private static void assertRefused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(response.body()).hasSizeLessThan(80).doesNotContain("\tat ", "Exception", "<", "bob");
        assertThat(rig.refusals).last().isEqualTo("400 " + response.body().strip());
    }

    private static String empty(String value) {
        return value == null ? "" : value;
    }
}
