package io.accountcreator.xmlrpc;

import static io.accountcreator.xmlrpc.Attack.CLOSE_BEFORE_THE_ANSWER;
import static io.accountcreator.xmlrpc.Attack.EXTERNAL_DTD;
import static io.accountcreator.xmlrpc.Attack.FAULT_CAUSE;
import static io.accountcreator.xmlrpc.Attack.FAULT_CODE_OF_TEXT;
import static io.accountcreator.xmlrpc.Attack.GIBIBYTE_IN_CHUNKS;
import static io.accountcreator.xmlrpc.Attack.GIBIBYTE_OF_LENGTH;
import static io.accountcreator.xmlrpc.Attack.GIBIBYTE_WITHOUT_LENGTH;
import static io.accountcreator.xmlrpc.Attack.GZIP_BOMB;
import static io.accountcreator.xmlrpc.Attack.LONG_CHALLENGES;
import static io.accountcreator.xmlrpc.Attack.REDIRECT;
import static io.accountcreator.xmlrpc.Attack.SECOND_PARAM;
import static io.accountcreator.xmlrpc.Attack.SERIALIZABLE;
import static io.accountcreator.xmlrpc.Attack.SLOW_DRIP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import io.accountcreator.real.Jdk;
import io.accountcreator.spi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attacks of a hostile server, each alone, on a process with little heap and stack: on the Java of the build, and on 25 if
 * it is installed.
 */
class XmlRpcAttackTest {
    private static final List<String> LITTLE = List.of("-Xmx32m", "-Xss512k");
    /** Far more than what is on the way when a connection is closed, and far less than a gibibyte. */
    private static final long MOST_TAKEN = 64 << 20;

    @TempDir
    private Path folder;

    private final HostileServer server = new HostileServer();

    /** What a line says of an attack. */
    private record End(String end, boolean deserialised) {}

    static IntStream javas() {
        return IntStream.of(Runtime.version().feature(), 25).distinct();
    }

    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("javas")
    void everyAttackShouldBeRefusedForWhatItIs(int java) throws Exception {
        Map<Attack, End> ends = attack(java, "ours", Attack.values());

        assertThat(ends).containsOnlyKeys(Attack.values());
        assertSoftly(softly -> ends.forEach((attack, end) -> {
            // All operations alike.
            softly.assertThat(end.end()).startsWith("REQUEST_FAILED OUTAGE ").contains(attack.reason);
            softly.assertThat(end.end()).as(attack + " ends in one way").doesNotContain(", REQUEST_", ", ACCOUNT_");
            softly.assertThat(end.deserialised())
                    .as(attack + " is deserialised")
                    .isFalse();
            softly.assertThat(server.canaries(attack)).as(attack + " calls out").isZero();
            // And once more to ask what became of the create, unless it was refused.
            softly.assertThat(server.calls(attack))
                    .as(attack + " is called")
                    .isEqualTo(Operation.values().length + (attack == LONG_CHALLENGES ? 0 : 1));
            softly.assertThat(server.mostBytes(attack)).as(attack + " is taken").isLessThan(MOST_TAKEN);
        }));
        assertThat(server.mostBytes(GIBIBYTE_OF_LENGTH)).isGreaterThan(1 << 20);
    }

    /** Shows that the attacks are live: the unchanged library falls for them. */
    @ParameterizedTest(name = "on Java {0}")
    @MethodSource("javas")
    void stockClientShouldFallForThem(int java) throws Exception {
        Map<Attack, End> ends = attack(
                java,
                "stock",
                EXTERNAL_DTD,
                REDIRECT,
                CLOSE_BEFORE_THE_ANSWER,
                SERIALIZABLE,
                FAULT_CAUSE,
                FAULT_CODE_OF_TEXT,
                SECOND_PARAM,
                SLOW_DRIP,
                GZIP_BOMB,
                GIBIBYTE_OF_LENGTH,
                GIBIBYTE_IN_CHUNKS,
                GIBIBYTE_WITHOUT_LENGTH);

        assertThat(server.canaries(EXTERNAL_DTD)).isPositive();
        assertThat(server.canaries(REDIRECT)).isPositive();
        // Sent again, which makes a second account or message of one.
        assertThat(server.calls(CLOSE_BEFORE_THE_ANSWER)).isEqualTo(2);
        assertThat(ends.get(SERIALIZABLE).deserialised()).isTrue();
        assertThat(ends.get(FAULT_CAUSE).deserialised()).isTrue();
        assertThat(ends.get(FAULT_CODE_OF_TEXT).end()).isEqualTo("ClassCastException");
        assertThat(ends.get(SECOND_PARAM).end()).isEqualTo("took a String");
        assertThat(ends.get(SLOW_DRIP).end()).endsWith("too late");
        assertThat(List.of(GZIP_BOMB, GIBIBYTE_OF_LENGTH, GIBIBYTE_IN_CHUNKS, GIBIBYTE_WITHOUT_LENGTH))
                .allSatisfy(attack -> assertThat(ends.get(attack).end()).isEqualTo("OutOfMemoryError"));
    }

    private Map<Attack, End> attack(int java, String who, Attack... attacks) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                        Jdk.home(java).resolve("bin/java").toString(),
                        LITTLE.get(0),
                        LITTLE.get(1),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AttackedClient.class.getName(),
                        server.url(),
                        who,
                        Stream.of(attacks).map(Attack::name).collect(Collectors.joining(",")))
                .redirectOutput(output.toFile())
                .redirectErrorStream(true)
                .start();
        try (server) {
            boolean ended = process.waitFor(5, TimeUnit.MINUTES);
            String all = Files.readString(output);

            assertThat(ended).as("it ends, after %s", all).isTrue();
            assertThat(process.exitValue()).as(all).isZero();
            return ends(all);
        } finally {
            process.destroyForcibly();
        }
    }

    private static Map<Attack, End> ends(String output) {
        Map<Attack, End> ends = new EnumMap<>(Attack.class);
        output.lines()
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length == 3)
                .forEach(parts -> {
                    ends.put(Attack.valueOf(parts[0]), new End(parts[1], Boolean.parseBoolean(parts[2])));
                });
        return ends;
    }
}
