package io.accountcreator.host.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.operation.AskedOperation;
import io.accountcreator.host.inbound.cli.CommandProcess;
import io.accountcreator.host.inbound.json.JsonClient;
import io.accountcreator.host.real.SentCodes;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Runs the commands of the README and of the pages as they stand there, one after the other, against a running host: its address, keys, codes
 * and passwords are all that is put in.
 */
public final class ReadmeExamples {
    private static final String WRITTEN_ADDRESS = "http://127.0.0.1:8080";
    private static final Map<AskedOperation, String> STATUSES = statuses();
    private static final List<String> NEXT_PASSWORDS = List.of("secret", "better");

    private final URI host;
    private final SentCodes sent;
    private final List<String> readme;

    /**
     * Prepares them.
     *
     * @param host the address of the host's context, without a slash at its end; it has {@link #settings}
     * @param sent what the host sends
     */
    public ReadmeExamples(URI host, SentCodes sent) {
        this.host = host;
        this.sent = sent;
        readme = Pages.text().lines().toList();
    }

    /** What a host must know for them. */
    public static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.api.key.all.operations", "*,confirmation-key");
        return settings;
    }

    private static Map<AskedOperation, String> statuses() {
        Map<AskedOperation, String> statuses = new HashMap<>();
        for (AskedOperation operation : AskedOperation.values()) {
            statuses.put(
                    operation,
                    switch (operation) {
                        case IS_ACCOUNT_EXIST -> "ACCOUNT_EXIST";
                        case CREATE_ACCOUNT -> "ACCOUNT_CREATED";
                        case ACTIVATE_ACCOUNT, IS_ACCOUNT_ACTIVATED, ACTIVATE_ALIAS -> "ACCOUNT_ACTIVATED";
                        case IS_ALIAS_USED -> "ALIAS_EXIST";
                        case IS_ACCOUNT_LINKED -> "ACCOUNT_LINKED";
                        default -> "REQUEST_OK";
                    });
        }
        return statuses;
    }

    /** Creates an account by the gateway. */
    public void createByGateway() throws Exception {
        RealProgram.find("curl", "curl");

        // Without a terminal curl shows its progress.
        assertThat(shell(block("    curl -H 'Content-Type: text/xml'").replaceFirst("curl", "curl -s"))
                        .strip())
                .isEqualTo(block("    <?xml").strip());
    }

    /** Asks every operation by curl, but for the one that is for tests. */
    public void askByCurl() throws Exception {
        RealProgram.find("curl", "curl");
        String post = onlyLine("    post() {");
        Set<AskedOperation> asked = EnumSet.noneOf(AskedOperation.class);
        for (String line : lines("    post ")) {
            AskedOperation operation = operation(line.split("/")[2].split(" ")[0]);
            assertThat(shell(post + "\n" + withCode(line)))
                    .as(line)
                    .startsWith("{\"operation\":\"" + operation.javaName()
                            + "\",\"provisional\":\"REQUEST_OK\",\"status\":\"" + STATUSES.get(operation) + "\"");
            asked.add(operation);
            if (operation == AskedOperation.CREATE_ACCOUNT) {
                assertThat(shell(onlyLine("    curl -s http")).strip())
                        .isEqualTo(onlyLine("    {\"operation\":").strip());
            }
        }
        assertThat(asked).isEqualTo(EnumSet.complementOf(EnumSet.of(AskedOperation.CONFIRMATION_KEY)));
    }

    /** Asks every operation by the command line, at a terminal, with {@code --url}. */
    public void askByCommandLine(Path distribution, Path folder) throws Exception {
        CommandProcess commands =
                new CommandProcess(distribution, folder).with("ACCOUNTCREATOR_KEY", JsonClient.KEYS.get("all"));
        Set<AskedOperation> asked = EnumSet.noneOf(AskedOperation.class);
        String password = NEXT_PASSWORDS.get(0);
        for (String line : linesOf("command-line.md", "    bin/account-creator ")) {
            String arguments = line.strip().substring("bin/account-creator ".length());
            AskedOperation operation = operation(arguments.split(" ")[0]);
            if (!asked.add(operation)) {
                // The second of its kind says something about options.
                continue;
            }
            Process process = commands.startAtTerminal(arguments + " --url " + host);
            String told = answerPrompts(process, password);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as(line).isTrue();
            assertThat(process.exitValue()).as(line).isZero();
            assertThat(told.lines()).as(line).contains(STATUSES.get(operation));
            if (operation == AskedOperation.UPDATE_ACCOUNT) {
                password = NEXT_PASSWORDS.get(1);
            }
        }
        assertThat(asked).containsExactlyInAnyOrder(AskedOperation.values());
    }

    /** Types what is asked for; gives what was printed. */
    private String answerPrompts(Process process, String password) throws IOException {
        StringBuilder seen = new StringBuilder();
        StringBuilder line = new StringBuilder();
        try (var keyboard = process.getOutputStream()) {
            for (int next = process.getInputStream().read();
                    next >= 0;
                    next = process.getInputStream().read()) {
                seen.append((char) next);
                line.append((char) next);
                String typed =
                        switch (line.toString()) {
                            case "password: ", "password again: " -> password;
                            case "new password: ", "new password again: " -> NEXT_PASSWORDS.get(1);
                            case "code: " -> sent.lastCode();
                            default -> null;
                        };
                if (typed != null) {
                    keyboard.write((typed + "\n").getBytes(UTF_8));
                    keyboard.flush();
                }
                if (typed != null || next == '\n') {
                    line.setLength(0);
                }
            }
        }
        return seen.toString();
    }

    private String shell(String script) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", script.replace(WRITTEN_ADDRESS, host.toString()));
        builder.environment().put("key", JsonClient.KEYS.get("all"));
        Process process = builder.redirectErrorStream(true).start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return answer;
    }

    private String withCode(String line) {
        return line.matches(".*<(the )?code.*") ? line.replaceFirst("<[^>]*>", sent.lastCode()) : line;
    }

    /** The indented lines of the README from one that begins so. */
    private static String block(String start) {
        return Pages.read(Pages.README)
                .lines()
                .dropWhile(line -> !line.startsWith(start))
                .takeWhile(line -> line.startsWith("    "))
                .map(line -> line.substring(4))
                .collect(Collectors.joining("\n"));
    }

    private List<String> lines(String start) {
        return readme.stream().filter(line -> line.startsWith(start)).toList();
    }

    private static List<String> linesOf(String page, String start) {
        return Pages.lines(page).stream().filter(line -> line.startsWith(start)).toList();
    }

    private String onlyLine(String start) {
        List<String> lines = lines(start);
        assertThat(lines).as(start).hasSize(1);
        return lines.get(0);
    }

    private static AskedOperation operation(String name) {
        return AskedOperation.of(name)
                .orElseThrow(() -> new AssertionError(
                        "no operation: " + name + ", but " + Arrays.toString(AskedOperation.values())));
    }
}
