package io.accountcreator.host.real;

import io.accountcreator.Algorithm;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The SIP server that is shipped, on 127.0.0.1: it reads hashes of one algorithm from a slapd, as the DN that may do no more. */
public final class Kamailio implements AutoCloseable {
    private static final String PACKAGES = "kamailio kamailio-ldap-modules";

    private final Path folder;
    private final int port;
    private final Process process;

    private Kamailio(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** Starts one, or ends the test if Kamailio is not installed. */
    public static Kamailio start(Slapd slapd, String domain, Algorithm algorithm) throws IOException {
        Path program = RealProgram.find("kamailio", PACKAGES);
        Path folder = Files.createTempDirectory("kamailio");
        int port = FreePort.find();
        Path config = folder.resolve("kamailio.cfg");
        String text = shipped("kamailio.cfg")
                .replace("!sip.example.org!", "!" + domain + "!")
                .replace("!dc=example,dc=org!", "!" + Slapd.BASE + "!")
                .replace("127.0.0.1:5060", "127.0.0.1:" + port)
                .replace("/etc/kamailio", folder.toString());
        Files.writeString(config, algorithm == Algorithm.MD5 ? text.replace("#!define WITH_SHA256\n", "") : text);
        Files.writeString(
                folder.resolve("ldap.cfg"),
                shipped("ldap.cfg")
                        .replace("ldap://127.0.0.1:389", slapd.url())
                        .replace("cn=registrar,dc=example,dc=org", Slapd.REGISTRAR)
                        .replace("change-me", Slapd.PASSWORD));
        // It ends when this JVM is gone, however it went: then the shell's standard input ends.
        String command = program + " -f " + config + " -DD -E -m 32 -M 4 -Y " + folder
                + " & server=$!; cat >/dev/null; kill $server; wait $server";
        Process process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("kamailio.log").toFile())
                .start();
        return new Kamailio(folder, port, process);
    }

    public int port() {
        return port;
    }

    /** A file as it is in the distribution, of which tests change what operators change. */
    private static String shipped(String name) throws IOException {
        return Files.readString(Path.of("src", "servers", "kamailio", name));
    }

    @Override
    public void close() throws Exception {
        process.getOutputStream().close();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("Kamailio did not end");
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
