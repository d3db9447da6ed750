package io.accountcreator.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Operation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was recorded between the client library and its account manager, held again with this backend in the place of the
 * library. Where we differ on purpose stands in the {@code …-differences.tsv}, with the reason; anything else fails.
 */
class XmlRpcReplayTest {
    private static final Recording TRANSCRIPT = Recording.of("recorded-transcript", 4, 5);
    private static final Recording ANSWERS = Recording.of("recorded-answers", 3, 2);
    private static final Recording MISSING = Recording.of("recorded-missing", 2, 1);
    private static final Recording DOMAIN = Recording.of("recorded-domain", 5, 1);

    private final CapturedLog log = new CapturedLog();
    private final ScriptedServer server = new ScriptedServer();

    @AfterEach
    void close() {
        server.close();
        log.close();
    }

    static Stream<List<String>> transcript() {
        return TRANSCRIPT.inputs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transcript")
    void conversationShouldGoAsRecorded(List<String> line) {
        byte[] answer = Hostile.utf8(line.get(3).replace("\\n", "\n"));
        server.reply(200, Map.of("Content-Type", "text/html; charset=UTF-8"), answer);

        try (Caller caller = caller("sip.example.org", "-");
                AccountCreator creator = caller.creator("")) {
            List<String> refused = Caller.fillIn(creator, line.get(2));
            Told told = Told.of(Operation.valueOf(line.get(1)), creator);

            TRANSCRIPT.check(
                    line, sent(), cell(String.join(";", refused)), told.provisional(), told.last(), told.changed());
        }
    }

    static Stream<List<String>> answers() {
        return ANSWERS.inputs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void answerShouldEndAsRecorded(List<String> row) {
        answer(row.get(1), row.get(2));
        // What is asked after a create whose answer makes no sense was not recorded.
        server.onlyOnce();

        try (Caller caller = caller("-", "-");
                AccountCreator creator = caller.creator(fields(row.get(0)))) {
            Told told = Told.of(operation(row.get(0)), creator);

            assertThat(told.provisional()).isEqualTo("REQUEST_OK");
            ANSWERS.check(row, told.last(), told.changed());
        }
    }

    static Stream<List<String>> missing() {
        return MISSING.inputs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("missing")
    void callShouldBeSentAsRecordedWhenItsFieldsAreThere(List<String> row) {
        try (Caller caller = caller("sip.linphone.org", "-");
                AccountCreator creator = caller.creator(someFields(row.get(1)))) {
            Told.of(operation(row.get(0)), creator);

            MISSING.check(row, sent());
        }
    }

    static Stream<List<String>> domain() {
        return DOMAIN.inputs();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("domain")
    void callShouldHaveDomainAlgorithmAndHa1AsRecorded(List<String> row) {
        try (Caller caller = caller(row.get(2), row.get(3));
                AccountCreator creator = caller.creator("")) {
            Caller.fillIn(creator, row.get(1).replace("EMPTY", ""));
            Told.of(operation(row.get(0)), creator);

            DOMAIN.check(row, sent().replaceFirst("^[a-z_]+\\|", ""));
        }
    }

    @Test
    void differencesShouldDiffer() {
        for (Recording recording : List.of(TRANSCRIPT, ANSWERS, MISSING, DOMAIN)) {
            recording.checkDifferences();
        }
    }

    /** What an operation ended with. */
    private record Told(String provisional, String last, String changed) {
        static Told of(Operation operation, AccountCreator creator) {
            Map<String, String> before = Caller.changeable(creator);
            Submission submission = Caller.submit(operation, creator);
            String last = submission
                    .finalStatus()
                    .toCompletableFuture()
                    .join()
                    .status()
                    .name();
            Map<String, String> changed = new TreeMap<>(Caller.changeable(creator));
            changed.entrySet().removeAll(before.entrySet());
            String text = changed.entrySet().stream().map(Object::toString).collect(Collectors.joining(";"));
            return new Told(submission.status().name(), last, cell(text));
        }
    }

    private void answer(String kind, String value) {
        switch (kind) {
            case "string" -> server.answer(value);
            case "struct" -> server.answerXml("<value><struct>" + members(value) + "</struct></value>");
            case "fault" ->
                server.reply(
                        200,
                        Map.of(),
                        ScriptedServer.xml("<fault><value><struct>"
                                + "<member><name>faultCode</name><value><int>4</int></value></member>"
                                + "<member><name>faultString</name><value><string>x</string></value></member>"
                                + "</struct></value></fault>"));
            case "http" -> {
                if (value.equals("500")) {
                    server.reply(500, Map.of(), ScriptedServer.text("OK"));
                } else {
                    server.hangUp();
                }
            }
            default -> throw new AssertionError(kind);
        }
    }

    private static String members(String value) {
        return Stream.of(value.split(" \\(")[0].split("\\+"))
                .filter(name -> !name.equals("empty struct"))
                .map(name -> name.split(" ")[0])
                .map(name -> "<member><name>" + name + "</name><value><string>"
                        + Map.of("password", "0123456789abcdef0123456789abcdef", "algorithm", "MD5")
                                .getOrDefault(name, "x")
                        + "</string></value></member>")
                .collect(Collectors.joining());
    }

    private static Operation operation(String name) {
        return switch (name) {
            case "activate_account_phone", "activate_account_email", "activate_account" -> Operation.ACTIVATE_ACCOUNT;
            case "get_confirmation_key" -> Operation.CONFIRMATION_KEY;
            default -> Operation.valueOf(name.toUpperCase(Locale.ROOT));
        };
    }

    private static String fields(String name) {
        return switch (name) {
            case "is_account_exist", "is_account_linked" -> "username=bob;domain=sip.example.org";
            case "recover_account" -> "phone=612345678;cc=33;domain=sip.example.org";
            case "activate_account_email" -> "username=bob;activation_code=97531;domain=sip.example.org";
            default -> Caller.ALL_FIELDS;
        };
    }

    private static String someFields(String names) {
        Map<String, String> values = Map.of(
                "username", "bob",
                "phone", "612345678;cc=33",
                "email", "b@example.org",
                "password", "secret",
                "ha1", "00112233445566778899aabbccddeeff",
                "new_password", "x",
                "activation_code", "1234",
                "domain", "d.example");
        return names.equals("(none)")
                ? ""
                : Stream.of(names.split("\\+"))
                        .map(name -> name + "=" + values.get(name))
                        .collect(Collectors.joining(";"));
    }

    private Caller caller(String domain, String algorithm) {
        Map<String, String> settings = new HashMap<>(Map.of(XmlRpcSetting.URL.key(), server.url()));
        settings.put("accountcreator.domain", domain.replace("-", ""));
        settings.put("accountcreator.algorithm", algorithm.equals("-") ? "" : algorithm);
        return new Caller(settings);
    }

    private String sent() {
        return server.requests.isEmpty()
                ? "-"
                : String.join("|", server.requests.get(0).call());
    }

    private static String cell(String text) {
        return text.isEmpty() ? "-" : text;
    }
}
