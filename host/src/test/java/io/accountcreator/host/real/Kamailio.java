package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Algorithm;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A SIP registrar on 127.0.0.1 that reads hashes of one algorithm from a slapd, as the DN that may do no more. */
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
        String attribute = algorithm == Algorithm.MD5 ? "sipAccountHA1MD5" : "sipAccountHA1SHA256";
        Path config = folder.resolve("kamailio.cfg");
        Files.writeString(
                config,
                text().replace("@PORT@", Integer.toString(port))
                        .replace("@FOLDER@", folder.toString())
                        .replace("@DOMAIN@", domain)
                        .replace("@ALGORITHM@", algorithm.wireName())
                        .replace("@HA1@", attribute));
        Files.writeString(
                folder.resolve("ldap.cfg"),
                String.join(
                        "\n",
                        "[sipaccounts]",
                        "ldap_server_url = \"" + slapd.url() + "\"",
                        "ldap_bind_dn = \"" + Slapd.REGISTRAR + "\"",
                        "ldap_bind_password = \"" + Slapd.PASSWORD + "\"",
                        ""));
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

    private static String text() throws IOException {
        try (InputStream in = Kamailio.class.getResourceAsStream("/io/accountcreator/host/real/kamailio.cfg")) {
            return new String(in.readAllBytes(), UTF_8);
        }
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
