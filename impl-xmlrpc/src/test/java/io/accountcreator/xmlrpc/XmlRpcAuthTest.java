package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that ask who calls: the check is theirs, written after RFC 7616 and RFC 7617. */
class XmlRpcAuthTest {
    private static final String USER = "host";
    private static final String PASSWORD = "secret-Pass-of-the-host";
    private static final String REALM = "sip.example.org";
    private static final String ACCOUNT = "username=bob;password=secret-Pass;new_password=fresh-Pass;domain=" + REALM;

    private final CapturedLog log = new CapturedLog();
    private final ScriptedServer server = new ScriptedServer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        server.close();
        log.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth\", algorithm=MD5 | MD5",
                "Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth,auth-int\", opaque=\"o\", algorithm=SHA-256 | SHA-256",
                "Digest nonce=n1,realm=\"sip.example.org\" | MD5",
                "Digest algorithm=md5, realm=\"sip.example.org\", nonce=\"n1\", qop=auth | MD5",
                "Basic realm=\"x\", Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth\" | MD5",
            })
    void digestShouldBeAnsweredWithTheUserOfTheSettings(String challenge, String algorithm) {
        server.challenge(List.of(challenge), e -> isDigest(e, algorithm, hash(algorithm, USER, PASSWORD)), "OK");

        assertThat(known().ask(Operation.UPDATE_ACCOUNT, ACCOUNT).status()).isEqualTo(Status.REQUEST_OK);
        assertThat(server.requests).hasSize(2);
    }

    /** As the account manager asks: SHA-256 and MD5, each in a header. */
    @Test
    void digestShouldBeOfTheStrongerAlgorithmWhenThereAreTwo() {
        server.challenge(
                List.of(
                        "Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth\", algorithm=MD5",
                        "Digest realm=\"sip.example.org\", nonce=\"n2\", qop=\"auth\", algorithm=SHA-256"),
                e -> isDigest(e, "SHA-256", hash("SHA-256", USER, PASSWORD)),
                "OK");

        assertThat(known().ask(Operation.UPDATE_ACCOUNT, ACCOUNT).status()).isEqualTo(Status.REQUEST_OK);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-256"})
    void digestShouldBeAnsweredByTheAccountItselfWhenThereIsNoOtherUser(String algorithm) {
        server.challenge(
                List.of("Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth\", algorithm=" + algorithm),
                e -> isDigest(e, algorithm, hash(algorithm, "bob", "secret-Pass")),
                "OK");

        assertThat(unknown()
                        .ask(Operation.UPDATE_ACCOUNT, ACCOUNT + ";algorithm=" + algorithm)
                        .status())
                .isEqualTo(Status.REQUEST_OK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"other.example.org\", nonce=\"n1\", qop=\"auth\"",
                "Digest realm=\"sip.example.org\", nonce=\"n1\", qop=\"auth\", algorithm=SHA-256",
                "Basic realm=\"sip.example.org\"",
                "Bearer",
            })
    void accountShouldShowNothingToAnotherRealmOrInClear(String challenge) {
        server.challenge(List.of(challenge), e -> true, "OK");

        FinalStatus end = unknown().ask(Operation.UPDATE_ACCOUNT, ACCOUNT);

        assertThat(end.failure()).isEqualTo(Failure.OUTAGE);
        assertThat(end.response()).contains("HTTP 401");
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void basicShouldBeAnswered() throws Exception {
        Path file = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        server.challenge(List.of("Basic realm=\"x\""), e -> expected.equals(header(e)), "OK");
        try (Caller caller = new Caller(Map.of(
                XmlRpcSetting.URL.key(),
                server.url(),
                XmlRpcSetting.USERNAME.key(),
                USER,
                XmlRpcSetting.PASSWORD.key() + "-file",
                file.toString()))) {
            assertThat(caller.ask(Operation.UPDATE_ACCOUNT, ACCOUNT).status()).isEqualTo(Status.REQUEST_OK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Digest realm=\"x\", nonce=\"\", qop=\"auth\"",
                "Digest realm=\"x\", nonce=\"n\", qop=\"auth-int\"",
                "Digest realm=\"x\", nonce=\"n\", qop=\"auth\", algorithm=SHA-512-256",
                "Digest realm=\"x\\\"y\", nonce=\"n\", qop=\"auth\"",
                "Digest",
                "",
                "Negotiate abc==",
            })
    void challengeThatCannotBeAnsweredShouldBeAnOutage(String challenge) {
        server.challenge(List.of(challenge), e -> true, "OK");

        assertThat(known().ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS).failure())
                .isEqualTo(Failure.OUTAGE);
        assertThat(server.requests).hasSize(1);
    }

    @Test
    void callShouldBeSentOnceMoreAndNoOftenerAndNoSecretBeLogged() {
        server.challenge(List.of("Digest realm=\"x\", nonce=\"n\", qop=\"auth\""), e -> false, "OK");

        assertThat(known().ask(Operation.CREATE_ACCOUNT, Caller.ALL_FIELDS).failure())
                .isEqualTo(Failure.OUTAGE);
        assertThat(server.requests).hasSize(2);
        assertThat(log.warnings()).hasSize(1).first().asString().contains("HTTP 401");
        assertThat(log.all()).doesNotContain("secret", PASSWORD, "fresh-Pass", "Digest");
    }

    @Test
    void userWithoutPasswordShouldStopTheStart() {
        for (String key : List.of(XmlRpcSetting.USERNAME.key(), XmlRpcSetting.PASSWORD.key())) {
            assertThatThrownBy(() -> XmlRpcConfig.from(Settings.of(Map.of(key, PASSWORD))))
                    .isInstanceOf(SettingException.class);
        }
        assertThat(XmlRpcConfig.from(Settings.of(
                                Map.of(XmlRpcSetting.USERNAME.key(), USER, XmlRpcSetting.PASSWORD.key(), PASSWORD)))
                        .toString())
                .doesNotContain(PASSWORD);
    }

    private Caller known() {
        return new Caller(Map.of(
                XmlRpcSetting.URL.key(), server.url(),
                XmlRpcSetting.USERNAME.key(), USER,
                XmlRpcSetting.PASSWORD.key(), PASSWORD));
    }

    private Caller unknown() {
        return Caller.of(server);
    }

    private static String header(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization");
    }

    private static boolean isDigest(HttpExchange exchange, String algorithm, String ha1) {
        Map<String, String> given = new HashMap<>();
        Matcher parameter = Pattern.compile("(\\w+)=\"?([^\",]*)\"?").matcher(header(exchange));
        while (parameter.find()) {
            given.put(parameter.group(1), parameter.group(2));
        }
        String uri = exchange.getRequestURI().toString();
        List<String> parts = new ArrayList<>(List.of(ha1, given.get("nonce")));
        if (given.containsKey("qop")) {
            parts.addAll(List.of("00000001", given.get("cnonce"), "auth"));
        }
        parts.add(hash(algorithm, "POST:" + uri));
        return given.get("uri").equals(uri)
                && given.get("algorithm").equals(algorithm)
                && given.get("response").equals(hash(algorithm, String.join(":", parts)));
    }

    private static String hash(String algorithm, String user, String password) {
        return hash(algorithm, user + ':' + REALM + ':' + password);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
