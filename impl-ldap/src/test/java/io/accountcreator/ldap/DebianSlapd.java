package io.accountcreator.ldap;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A slapd as Debian's package leaves it after its installation without a question: the package's own configuration, the suffix
 * dc=nodomain, and cn=config for root alone, by ldapi.
 */
final class DebianSlapd implements AutoCloseable {
    static final String BASE = "dc=nodomain";
    static final String ADMIN = "cn=admin," + BASE;
    static final String PASSWORD = "adminpassword";

    private static final Path INIT = Path.of("/usr/share/slapd/slapd.init.ldif");

    private final Path folder;
    private final int port = FreePort.find();
    private final Process process;

    DebianSlapd(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        for (String name : List.of("conf", "data")) {
            Files.createDirectories(folder.resolve(name));
        }
        Path config = Files.writeString(
                folder.resolve("init.ldif"),
                Files.readString(INIT)
                        .replace("@SUFFIX@", BASE)
                        .replace("@PASSWORD@", PASSWORD)
                        .replace("/var/lib/ldap", folder.resolve("data").toString())
                        .replace("/var/run/slapd", folder.toString()));
        Path base = Files.writeString(
                folder.resolve("base.ldif"),
                "dn: " + BASE + "\nobjectClass: top\nobjectClass: dcObject\nobjectClass: organization\n"
                        + "o: nodomain\ndc: nodomain\n");
        String slapadd = RealProgram.find("slapadd", "slapd ldap-utils").toString();
        run(List.of(slapadd, "-F", folder.resolve("conf").toString(), "-n", "0", "-l", config.toString()));
        run(List.of(slapadd, "-F", folder.resolve("conf").toString(), "-n", "1", "-l", base.toString()));
        String slapd = RealProgram.find("slapd", "slapd ldap-utils").toString();
        String command = slapd + " -F " + folder.resolve("conf") + " -h '" + url() + "/ " + socket()
                + "' -d 0 & server=$!;" + " cat >/dev/null; kill $server; wait $server";
        process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::answers);
    }

    static boolean isThere() {
        return Files.isReadable(INIT);
    }

    String url() {
        return "ldap://127.0.0.1:" + port;
    }

    private String socket() {
        return "ldapi://" + folder.resolve("ldapi").toString().replace("/", "%2F") + "/";
    }

    private boolean answers() {
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
            return connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    LDAPConnection connectAs(String dn, String password) throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, dn, password);
    }

    /** Runs a line that is meant for a shell of root on the machine of the directory. */
    String asRoot(String line) throws IOException, InterruptedException {
        return run(List.of("/bin/sh", "-c", line.replace("ldapi:///", socket())));
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
        running.getOutputStream().close();
        String output = new String(running.getInputStream().readAllBytes(), UTF_8);
        if (running.waitFor() != 0) {
            throw new AssertionError(command + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
