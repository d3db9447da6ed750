package io.accountcreator.xmlrpc;

import static io.accountcreator.xmlrpc.ScriptedServer.text;
import static io.accountcreator.xmlrpc.ScriptedServer.xml;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever goes wrong between here and the account manager: REQUEST_FAILED, an outage, nothing about the account. */
class XmlRpcOutageTest {
    private static final List<String> SECRETS = List.of("secret-Pass", "fresh-Pass", "97531", "0123456789abcdef");
    private static final String PHONE = "<value><string>+33612345678</string></value>";

    private final CapturedLog log = new CapturedLog();
    private final ScriptedServer server = new ScriptedServer();
    private final ScriptedServer other = new ScriptedServer();
    private final Caller caller = Caller.of(server);

    @BeforeEach
    void armTheBomb() {
        Hostile.EXPLODED.set(false);
    }

    @AfterEach
    void close() {
        caller.close();
        server.close();
        other.close();
        log.close();
    }

    static Stream<Arguments> answers() {
        Map<String, String> none = Map.of();
        return Stream.of(
                Arguments.of("HTTP 500", 500, none, text("+33612345678")),
                Arguments.of("HTTP 401", 401, Map.of("WWW-Authenticate", "Digest realm=\"x\""), text("OK")),
                Arguments.of("HTTP 404", 404, none, text("ERROR_ACCOUNT_DOESNT_EXIST")),
                Arguments.of("HTTP 201", 201, none, text("ERROR_ACCOUNT_DOESNT_EXIST")),
                Arguments.of("HTTP 204", 204, none, new byte[0]),
                Arguments.of("empty", 200, none, new byte[0]),
                Arguments.of(
                        "an HTML page",
                        200,
                        none,
                        Hostile.utf8("<html><body>ERROR_ACCOUNT_DOESNT_EXIST</body></html>")),
                Arguments.of("no XML", 200, none, Hostile.utf8("ERROR_ACCOUNT_DOESNT_EXIST")),
                Arguments.of(
                        "cut off", 200, none, Hostile.utf8("<methodResponse><params><param><value><string>OK</stri")),
                Arguments.of("binary", 200, none, new byte[] {0, 1, 2, (byte) 0xff, (byte) 0xfe}),
                Arguments.of("not UTF-8", 200, none, new byte[] {'<', 'a', '>', (byte) 0xc3, (byte) 0x28}),
                Arguments.of(
                        "unknown encoding", 200, none, Hostile.utf8("<?xml version=\"1.0\" encoding=\"x-y\"?><a/>")),
                Arguments.of("empty text", 200, none, text("")),
                Arguments.of("fault", 200, none, xml(fault("<int>-32601</int>"))),
                Arguments.of("fault with a text as code", 200, none, Hostile.faultCode("<string>x</string>")),
                Arguments.of("empty struct", 200, none, xml(one("<value><struct></struct></value>"))),
                Arguments.of("int", 200, none, xml(one("<value><int>1</int></value>"))),
                Arguments.of("int that is none", 200, none, xml(one("<value><int>x</int></value>"))),
                Arguments.of("boolean", 200, none, xml(one("<value><boolean>1</boolean></value>"))),
                Arguments.of("array", 200, none, xml(one("<value><array><data>" + PHONE + "</data></array></value>"))),
                Arguments.of("nil", 200, none, xml(one("<value><nil/></value>"))),
                Arguments.of("base64", 200, none, xml(one("<value><base64>T0s=</base64></value>"))),
                Arguments.of("two params", 200, none, Hostile.secondParam()),
                Arguments.of("two values", 200, none, xml(one(PHONE + PHONE))),
                Arguments.of("no value", 200, none, xml("<params><param></param></params>")),
                Arguments.of("no params", 200, none, xml("")),
                Arguments.of("element within text", 200, none, xml(one("<value><string>+33<b>6</b></string></value>"))),
                Arguments.of("text beside", 200, none, xml(one("<value>+336<string>12</string></value>"))),
                Arguments.of(
                        "member twice",
                        200,
                        none,
                        xml(one("<value><struct>" + member() + member() + "</struct></value>"))),
                Arguments.of(
                        "a namespace",
                        200,
                        none,
                        Hostile.utf8("<methodResponse xmlns=\"urn:x\"><params><param>" + PHONE
                                + "</param></params></methodResponse>")),
                Arguments.of("faultCause", 200, none, Hostile.faultCause()),
                Arguments.of("ex:serializable", 200, none, Hostile.serializable()),
                Arguments.of("billion laughs", 200, none, Hostile.billionLaughs()),
                Arguments.of("too deep", 200, none, Hostile.deep(11)),
                Arguments.of("much too deep", 200, none, Hostile.deep(15_000)),
                Arguments.of("too large", 200, none, text("+33612345678" + " ".repeat(1 << 20))),
                Arguments.of("gzip", 200, Map.of("Content-Encoding", "gzip"), Hostile.gzip(0)),
                Arguments.of("gzip that is not said", 200, none, Hostile.gzip(0)),
                Arguments.of("gzip bomb", 200, Map.of("Content-Encoding", "gzip"), Hostile.gzip(64 << 20)),
                Arguments.of("any encoding", 200, Map.of("Content-Encoding", "br"), text("+33612345678")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void answerShouldBeAnOutageForEveryOperation(String what, int status, Map<String, String> headers, byte[] body) {
        server.reply(status, headers, body);

        for (Operation operation : Operation.values()) {
            assertOutage(caller.ask(operation, Caller.ALL_FIELDS));
        }

        // After the create it is asked for the account; nothing is sent twice.
        assertThat(server.requests.stream().map(ScriptedServer.Request::method)).containsOnly("POST");
        assertThat(server.requests.stream().filter(r -> r.call().get(0).startsWith("create_")))
                .hasSize(1);
        assertThat(server.requests).hasSize(Operation.values().length + (status == 401 ? 0 : 1));
        assertThat(log.warnings()).hasSameSizeAs(Operation.values());
        assertNoSecretIsLogged();
        assertThat(Hostile.EXPLODED).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void redirectShouldNotBeFollowed(Operation operation) {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            server.reply(status, Map.of("Location", other.url()), new byte[0]);

            assertOutage(caller.ask(operation, Caller.ALL_FIELDS));
        }

        assertThat(other.requests).isEmpty();
    }

    @Test
    void documentShouldNotMakeTheHostCallAnyone() {
        String address = other.url().replace("xmlrpc.php", "");
        for (byte[] document : List.of(
                Hostile.externalDtd(address),
                Hostile.externalEntity(address),
                Hostile.parameterEntity(address),
                Hostile.xinclude(address))) {
            server.reply(200, Map.of(), document);

            assertOutage(caller.ask(Operation.IS_ACCOUNT_EXIST, Caller.ALL_FIELDS));
        }

        assertThat(other.requests).isEmpty();
    }

    // ---- the connection
    // ----------------------------------------------------------------------------------------------

    @ParameterizedTest
    @EnumSource(Operation.class)
    void refusedConnectionShouldBeAnOutage(Operation operation) {
        server.close();

        assertOutage(caller.ask(operation, Caller.ALL_FIELDS));
        assertThat(log.warnings()).hasSize(1);
        assertNoSecretIsLogged();
    }

    @Test
    void serverThatNeverAnswersShouldBeAnOutageWhenTheTimeIsUp() {
        server.neverReply();

        assertOutage(shortTimeouts().ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS));
        assertNoSecretIsLogged();
    }

    @Test
    void answerThatNeverEndsShouldBeAnOutageWhenTheTimeIsUp() {
        server.replyWithoutEnd("<methodResponse><params><param><value><string>O");

        assertOutage(shortTimeouts().ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS));
        assertNoSecretIsLogged();
    }

    @Test
    void chunkedAnswerShouldBeCappedWithoutWaitingForItsEnd() {
        server.replyWithoutEnd("x".repeat((1 << 20) + 1));

        FinalStatus end = caller.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS);

        assertOutage(end);
        assertThat(end.response()).contains("more than 1048576 bytes");
    }

    @Test
    void workerShouldBeFreedWhenTheDeadlinePasses() throws Exception {
        server.neverReply();
        Map<String, String> longTimeouts =
                Map.of(XmlRpcSetting.URL.key(), server.url(), XmlRpcSetting.TIMEOUT.key(), "PT10M");
        try (Caller hurried = new Caller(longTimeouts, Duration.ofMillis(200))) {
            FinalStatus end = hurried.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS);

            assertThat(end.failure()).isEqualTo(Failure.DEADLINE);
            hurried.threads.submit(() -> {}).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void workerShouldBeFreedWhenTheDeadlinePassesWithinTheBody() throws Exception {
        server.replyWithoutEnd("<methodResponse>");
        Map<String, String> longTimeouts =
                Map.of(XmlRpcSetting.URL.key(), server.url(), XmlRpcSetting.TIMEOUT.key(), "PT10M");
        try (Caller hurried = new Caller(longTimeouts, Duration.ofMillis(500))) {
            FinalStatus end = hurried.ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS);

            assertThat(end.failure()).isEqualTo(Failure.DEADLINE);
            hurried.threads.submit(() -> {}).get(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void nextCallShouldSucceedAfterAnOutage() {
        server.reply(500, Map.of(), new byte[0]);
        caller.ask(Operation.IS_ACCOUNT_EXIST, Caller.ALL_FIELDS);
        server.answer("+33612345678");

        FinalStatus end = caller.ask(Operation.IS_ACCOUNT_EXIST, Caller.ALL_FIELDS);

        assertThat(end.status()).isEqualTo(Status.ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    void callShouldBeAnOutageWhenTheBackendIsClosed() {
        caller.service.close();

        assertOutage(caller.ask(Operation.IS_ACCOUNT_EXIST, Caller.ALL_FIELDS));
        assertThat(server.requests).isEmpty();
    }

    @Test
    void fieldThatXmlCannotCarryShouldNotBeSent() {
        for (String name : List.of("bob\ud83d", "bob\uffff")) {
            assertOutage(caller.ask(Operation.IS_ACCOUNT_EXIST, "domain=d.example;username=" + name));
        }

        assertThat(server.requests).isEmpty();
    }

    @Test
    void queryOfTheAddressShouldNotBeLogged() throws URISyntaxException {
        server.reply(500, Map.of(), new byte[0]);
        try (Caller keyed = new Caller(Map.of(XmlRpcSetting.URL.key(), server.url() + "?key=s3cr3t"))) {
            keyed.ask(Operation.IS_ACCOUNT_EXIST, Caller.ALL_FIELDS);

            assertThat(log.warnings()).hasSize(1).first().asString().contains("HTTP 500", "xmlrpc.php");
            assertThat(log.all()).doesNotContain("s3cr3t");
        }
    }

    // ---- readiness
    // ---------------------------------------------------------------------------------------------------

    @Test
    void readyShouldBeTrueForAnyWellFormedAnswer() {
        server.answerXml("<value><array><data><value><string>is_account_used</string></value></data></array></value>");
        assertThat(caller.service.ready()).isTrue();
        server.reply(200, Map.of(), xml(fault("<int>-32601</int>")));
        assertThat(caller.service.ready()).isTrue();

        assertThat(server.requests.get(0).body()).contains("<methodName>system.listMethods</methodName>");
    }

    @Test
    void readyShouldBeFalseWithoutOne() {
        server.reply(500, Map.of(), xml(fault("<int>1</int>")));
        assertThat(caller.service.ready()).isFalse();
        server.reply(200, Map.of(), Hostile.utf8("<html/>"));
        assertThat(caller.service.ready()).isFalse();
        server.close();
        assertThat(caller.service.ready()).isFalse();
        assertThat(log.warnings()).isEmpty();
    }

    @Test
    void readyShouldBeFalseWithoutAnAddress() {
        try (Caller unset = new Caller(Map.of())) {
            assertThat(unset.service.ready()).isFalse();
        }
    }

    private Caller shortTimeouts() {
        return new Caller(Map.of(XmlRpcSetting.URL.key(), server.url(), XmlRpcSetting.TIMEOUT.key(), "PT0.3S"));
    }

    private static void assertOutage(FinalStatus end) {
        assertThat(end.status()).isEqualTo(Status.REQUEST_FAILED);
        assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
        assertThat(end.changed()).isEmpty();
        assertThat(end.response()).isNotBlank().doesNotContain(SECRETS).doesNotContain("ACCOUNT");
    }

    private void assertNoSecretIsLogged() {
        assertThat(log.all()).isNotEmpty().doesNotContain(SECRETS);
    }

    private static String one(String value) {
        return "<params><param>" + value + "</param></params>";
    }

    private static String member() {
        return "<member><name>password</name><value><string>0123456789abcdef0123456789abcdef</string></value></member>";
    }

    private static String fault(String code) {
        return "<fault><value><struct><member><name>faultCode</name><value>" + code + "</value></member>"
                + "<member><name>faultString</name><value><string>secret-Pass 97531</string></value></member>"
                + "</struct></value></fault>";
    }
}
