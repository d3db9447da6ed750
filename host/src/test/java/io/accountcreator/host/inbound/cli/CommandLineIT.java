package io.accountcreator.host.inbound.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import io.accountcreator.Ha1;
import io.accountcreator.Secret;
import io.accountcreator.host.inbound.cli.CommandRig.Ended;
import io.accountcreator.host.inbound.json.JsonClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.spi.TestCodes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of the distribution, as an operator types them. */
class CommandLineIT {
    private static final Path DISTRIBUTION = Path.of(System.getProperty("accountcreator.distribution"));
    private static final String DOMAIN = "sip.example.org";
    private static final String BOB = "Bob@" + DOMAIN;
    private static final String PHONE = "+33612345678";
    private static final String MAIL = "bob@example.org";

    private final TestCodes codes = new TestCodes();
    private final String password = codes.password();
    private final String fresh = codes.password();

    @TempDir
    Path folder;

    private CommandProcess commands;

    @BeforeEach
    void distribution() {
        commands = new CommandProcess(DISTRIBUTION, folder);
    }

    @Test
    void everyOperationShouldBeAskedOfAHostElsewhere() throws Exception {
        try (SeHost host = SeHost.start(settings())) {
            commands.with("ACCOUNTCREATOR_KEY", JsonClient.KEYS.get("all"));
            String url = host.url("").toString();

            says("ACCOUNT_NOT_EXIST\n", run(url, "", "is-account-exist", BOB));
            says(
                    "ACCOUNT_CREATED\n",
                    run(url, password, "create-account", BOB, "--email", MAIL, "--password-file", "-"));
            says("ACCOUNT_NOT_ACTIVATED\n", run(url, "", "is-account-activated", BOB));
            says(
                    "ACCOUNT_ACTIVATED\nalgorithm: MD5\nha1: " + ha1(password) + "\n",
                    run(url, host.code(MAIL), "activate-account", BOB, "--code-file", "-"));
            says("REQUEST_OK\n", run(url, "", "link-account", BOB, "--phone", PHONE));
            says(
                    "ACCOUNT_ACTIVATED\n",
                    run(
                            url,
                            host.code(PHONE) + "\n" + password,
                            "activate-alias",
                            BOB,
                            "--phone",
                            PHONE,
                            "--code-file",
                            "-",
                            "--password-file",
                            "-"));
            says("ALIAS_EXIST\n", run(url, "", "is-alias-used", "--phone", PHONE, "--domain", DOMAIN));
            says("ACCOUNT_LINKED\nphone: " + PHONE + "\n", run(url, "", "is-account-linked", BOB));
            Ended recovery = run(url, "", "recover-account", "--phone", PHONE, "--domain", DOMAIN);
            assertThat(recovery.out()).startsWith("REQUEST_OK\n").contains("username: Bob\n");
            Ended login = run(url, host.code(PHONE), "login-linphone-account", BOB, "--code-file", "-");
            assertThat(login.out()).startsWith("REQUEST_OK\n").contains("ha1: " + ha1(password) + "\n");
            says(
                    "REQUEST_OK\n",
                    run(
                            url,
                            password + "\n" + fresh,
                            "update-account",
                            BOB,
                            "--password-file",
                            "-",
                            "--new-password-file",
                            "-"));
            commands.with("ACCOUNTCREATOR_KEY", JsonClient.KEYS.get("tests"));
            assertThat(run(url, fresh, "confirmation-key", BOB, "--password-file", "-")
                            .out())
                    .startsWith("REQUEST_OK\nactivationCode: ");
            commands.with("ACCOUNTCREATOR_KEY", "");
            assertThat(run(url, password, "delete-account", BOB, "--password-file", "-"))
                    .isEqualTo(new Ended(1, "REQUEST_NOT_AUTHORIZED\n", ""));
            says("REQUEST_OK\n", run(url, fresh, "delete-account", BOB, "--password-file", "-"));
            assertThat(run(url, "", "is-account-linked", BOB))
                    .isEqualTo(new Ended(1, "", "account-creator: it needs an API key\n"));
        }
    }

    @Test
    void commandsShouldAskTheBackendOfTheInstallation() throws Exception {
        commands = local("-Daccountcreator.ldap.url=memory: -Daccountcreator.sender=console");

        says("ACCOUNT_NOT_EXIST\n", commands.run("", "is-account-exist", "bob"));
        Ended created = commands.run(
                password + "\n", "create-account", "zoé", "--email", MAIL, "--json", "--password-file", "-");
        assertThat(created.exitCode()).isZero();
        assertThat(created.out())
                .isEqualTo("{\"operation\":\"createAccount\",\"provisional\":\"REQUEST_OK\","
                        + "\"status\":\"ACCOUNT_CREATED\"}\n");
        assertThat(created.err())
                .startsWith("account-creator: EMAIL to " + MAIL + ": ACTIVATION code of zoé@" + DOMAIN + " is ")
                .as("a change is in the audit log, which has no file of its own here")
                .containsPattern("request\\.ended id=1 operation=createAccount status=ACCOUNT_CREATED .* by=\\S+\n$")
                .hasLineCount(2);
        assertThat(commands.run("", "is-account-linked", "bob")).isEqualTo(new Ended(1, "ACCOUNT_NOT_EXIST\n", ""));
        assertThat(commands.run("", "create-account", "bob").exitCode()).isEqualTo(2);
        assertThat(commands.run("", "is-account-exist", "bob", "-v").err()).contains("active backend: ldap");
    }

    @Test
    void whatCannotBeAskedShouldBeAnOutageInOneLine() throws Exception {
        assertThat(commands.run("", "is-account-exist", "bob").err())
                .isEqualTo("account-creator: MISSING_ARGUMENTS: needs a domain, and a user name or a phone number\n");
        Ended unset = commands.run("", "is-account-exist", BOB);
        assertThat(unset.exitCode()).isEqualTo(3);
        assertThat(unset.err()).startsWith("account-creator: REQUEST_FAILED (").hasLineCount(1);

        Ended down = local("-Daccountcreator.ldap.url=ldap://127.0.0.1:1 -Daccountcreator.ldap.base-dn=dc=example"
                        + " -Daccountcreator.code.pepper=0123456789abcdef")
                .run("", "is-account-exist", BOB);
        assertThat(down.exitCode()).isEqualTo(3);
        assertThat(down.err()).contains("account-creator: REQUEST_FAILED (");

        Ended bad = local("-Daccountcreator.deadline=10").run("", "is-account-exist", BOB);
        assertThat(bad.exitCode()).isEqualTo(3);
        assertThat(bad.out()).isEmpty();
        assertThat(bad.err())
                .startsWith("account-creator: setting accountcreator.deadline: ")
                .hasLineCount(1);
    }

    @Test
    void argumentsShouldShowNoSecretWhileACommandRuns() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        Path file = Files.writeString(folder.resolve("new"), fresh);
        try (ScriptedHost host = ScriptedHost.start(exchange -> end.await())) {
            Process process = commands.with("ACCOUNTCREATOR_KEY", JsonClient.KEYS.get("all"))
                    .start(
                            password + "\n",
                            "update-account",
                            BOB,
                            "--url",
                            host.url(),
                            "--password-file",
                            "-",
                            "--new-password-file",
                            file.toString());
            try {
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !host.asked()
                        .isEmpty());

                assertThat(CommandProcess.arguments(process))
                        .contains("update-account", file.toString())
                        .doesNotContain(password, fresh, JsonClient.KEYS.get("all"));
                assertThat(host.asked().get(0).body()).contains(password, fresh);
            } finally {
                end.countDown();
                assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            }
        }
    }

    @Test
    void aPromptShouldNotShowWhatIsTyped() throws Exception {
        String answer = "{\"operation\":\"deleteAccount\",\"provisional\":\"REQUEST_OK\",\"status\":\"REQUEST_OK\"}";
        try (ScriptedHost host = ScriptedHost.answering(200, "application/json", answer)) {
            Process process =
                    commands.startAtTerminal("delete-account " + BOB + " --url " + host.url() + " --password");
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("password: ") < 0) {
                int next = process.getInputStream().read();
                assertThat(next).as("%s", seen).isNotNegative();
                seen.append((char) next);
            }
            try (var keyboard = process.getOutputStream()) {
                keyboard.write((password + "\n").getBytes(UTF_8));
                keyboard.flush();
                seen.append(new String(process.getInputStream().readAllBytes(), UTF_8));
            }

            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as("%s", seen).isZero();
            assertThat(seen.toString()).contains("REQUEST_OK").doesNotContain(password);
            assertThat(host.asked().get(0).body()).isEqualTo("{\"password\":\"" + password + "\"}");
        }
    }

    private Ended run(String url, String input, String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--url";
        all[arguments.length + 1] = url;
        return commands.run(input + "\n", all);
    }

    /** A copy of the distribution whose backend is a directory. */
    private CommandProcess local(String options) throws Exception {
        Path home = folder.resolve("home");
        if (!Files.exists(home)) {
            assertThat(new ProcessBuilder("cp", "-r", DISTRIBUTION.toString(), home.toString())
                            .start()
                            .waitFor())
                    .isZero();
            Files.writeString(
                    home.resolve("classes/META-INF/beans.xml"),
                    Files.readString(Path.of("src/main/distribution/run/beans.xml")));
        }
        return new CommandProcess(home, folder)
                .with("JAVA_OPTS", "-Xmx128m -Daccountcreator.domain=" + DOMAIN + " " + options);
    }

    private static void says(String expected, Ended ended) {
        assertThat(ended).isEqualTo(new Ended(0, expected, ""));
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(JsonClient.settings());
        settings.put("accountcreator.ldap.url", "memory:");
        settings.put("accountcreator.domain", DOMAIN);
        return settings;
    }

    private static String ha1(String of) {
        return Ha1.of(Algorithm.MD5, "Bob", DOMAIN, Secret.of(of)).reveal();
    }
}
