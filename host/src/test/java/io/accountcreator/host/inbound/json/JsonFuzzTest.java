package io.accountcreator.host.inbound.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.accountcreator.AccountCreators;
import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.host.fuzz.FreshAccounts;
import io.accountcreator.host.fuzz.Recordings;
import io.accountcreator.host.inbound.body.MediaTypes;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.spi.Settings;
import jakarta.json.Json;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayInputStream;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.provider.MethodSource;

class JsonFuzzTest {
    private static final String KEY = "a-key-for-fuzzing-" + "0".repeat(22);
    private static final Map<String, String> SETTINGS = Map.of(
            "accountcreator.api.keys", "fuzz",
            "accountcreator.api.key.fuzz.sha256", "c1b7105fde1496ed7175c0f75f960ba95861e8da012093f2a3224e5e44d106e1",
            "accountcreator.api.key.fuzz.operations", "*,confirmation-key",
            "accountcreator.api.key.fuzz.domains", "*");
    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static AccountCreators creators;
    private static ApiAuthorisation authorisation;
    private static JsonCalls calls;

    @BeforeAll
    static void start() {
        Map<String, String> all = new HashMap<>(FreshAccounts.SETTINGS);
        all.putAll(SETTINGS);
        Settings settings = Settings.of(all);
        HostConfig config = HostConfig.from(settings);
        creators = FreshAccounts.creators();
        AccessControl access = AccessControl.from(settings, System::nanoTime, Clock.systemUTC());
        authorisation =
                new ApiAuthorisation(ApiSettings.from(settings, config.rules().domain()), access.protection());
        ResponsePadding padding =
                new ResponsePadding(access.protection(), Executors.newSingleThreadScheduledExecutor(), Runnable::run);
        calls = new JsonCalls(creators, config, authorisation, access, padding);
    }

    @AfterAll
    static void stop() {
        creators.close();
        creators.service().close();
    }

    static Stream<byte[]> recorded() {
        return Recordings.requests()
                .map(request -> "POST\n" + request.getKey() + "\nBearer " + KEY
                        + "\napplication/json;charset=utf-8\n*/*\n" + request.getValue())
                .map(input -> input.getBytes(UTF_8));
    }

    /** A line each of method, path, Authorization, Content-Type and Accept; what follows is the body. */
    @MethodSource("recorded")
    @DictionaryFile(resourcePath = "/io/accountcreator/host/fuzz/json.dict")
    @Timeout(60)
    @FuzzTest
    void everyRequestShouldBeAnsweredInJsonWithoutAnErrorOfTheServer(byte[] input) {
        String[] lines = new String(input, ISO_8859_1).split("\n", 6);
        String[] head = Arrays.copyOf(lines, 6);
        Arrays.setAll(head, i -> i < lines.length ? lines[i] : "");
        MediaTypes.isJson(head[3]);
        MediaTypes.takesJson(head[4]);

        Reply reply = reply(head[0].equals("POST"), segments(head[1]), head[2], head[5].getBytes(ISO_8859_1));

        assertThat(reply.status()).isBetween(200, 499);
        assertJson(reply.body());
    }

    /** What the entry point would refuse goes on as it is, as it must not do harm either. */
    private static String[] segments(String path) {
        boolean plain = RequestPath.isPlain(path);
        String[] segments = Arrays.copyOf(path.replaceFirst("^/", "").split("/", -1), 3);
        Arrays.setAll(segments, i -> segments[i] == null ? "" : plain ? decoded(segments[i]) : segments[i]);
        return segments;
    }

    private static String decoded(String segment) {
        String decoded = URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        assertThat(decoded).isNotIn("", ".", "..").doesNotContainPattern("[/\\\\\\p{Cntrl}\uFFFD]");
        return decoded;
    }

    private static Reply reply(boolean posted, String[] path, String authorization, byte[] body) {
        try {
            ApiKey key = authorisation.identify(authorization.isEmpty() ? null : authorization);
            CompletableFuture<Reply> reply = calls.answer(
                            new JsonCalls.Call(key, null, path[0], path[1], path[2], posted, body))
                    .toCompletableFuture();
            assertThat(reply).isCompleted();
            return reply.join();
        } catch (RefusedRequestException e) {
            return e.reply();
        }
    }

    private static void assertJson(byte[] answer) {
        try (JsonParser parser = PARSERS.createParser(new ByteArrayInputStream(answer))) {
            assertThat(parser.next()).isEqualTo(JsonParser.Event.START_OBJECT);
            while (parser.hasNext()) {
                parser.next();
            }
        }
    }
}
