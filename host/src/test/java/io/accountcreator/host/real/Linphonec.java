package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Linphone's own command-line phone. */
public final class Linphonec {
    private static final int TIMEOUT_SECONDS = 60;
    private static final Pattern END = Pattern.compile("Register refresher \\[([0-9]{3})] reason");

    private Linphonec() {}

    /** Registers with a password at a server on 127.0.0.1 and gives the final status. */
    public static int register(int port, String username, String domain, String password) throws Exception {
        Path program = RealProgram.find("linphonec", "linphone-cli");
        Path home = Files.createTempDirectory("linphonec");
        Files.createDirectories(home.resolve(".local/share/linphone"));
        Path config = home.resolve("linphonerc");
        Files.writeString(config, config(port, username, domain, password));
        // What it says to a person does not tell a refusal from a registration under way; what it logs does.
        ProcessBuilder builder = new ProcessBuilder(program.toString(), "-d", "6", "-c", config.toString());
        builder.environment().put("HOME", home.toString());
        Process process = builder.redirectErrorStream(true).start();
        BufferedReader told = process.inputReader(UTF_8);
        try {
            return CompletableFuture.supplyAsync(() -> end(told)).get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } finally {
            // Before the reader is closed, which waits for whoever reads.
            process.destroyForcibly().waitFor();
            told.close();
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private static int end(BufferedReader told) {
        return told.lines()
                .map(END::matcher)
                .filter(Matcher::find)
                .findFirst()
                .map(end -> Integer.parseInt(end.group(1)))
                .orElseThrow(() -> new AssertionError("linphonec ended"));
    }

    /** Explicit ports and IPv4: else it listens nowhere in a machine that has loopback only. */
    private static String config(int port, String username, String domain, String password) throws IOException {
        return String.join(
                "\n",
                "[sip]",
                "sip_port=" + FreePort.find(),
                "sip_tcp_port=-1",
                "sip_tls_port=-1",
                "bind_address=127.0.0.1",
                "use_ipv6=0",
                "default_proxy=0",
                "register_only_when_network_is_up=0",
                "[auth_info_0]",
                "username=" + username,
                "userid=" + username,
                "passwd=" + password,
                "realm=" + domain,
                "domain=" + domain,
                "[proxy_0]",
                "reg_proxy=<sip:127.0.0.1:" + port + ";transport=udp>",
                "reg_identity=sip:" + SipPhone.escaped(username) + "@" + domain,
                "reg_sendregister=1",
                "reg_expires=120",
                "publish=0",
                "");
    }
}
