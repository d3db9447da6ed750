package io.accountcreator.ldap;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import com.unboundid.ldif.LDIFChangeRecord;
import com.unboundid.ldif.LDIFException;
import com.unboundid.ldif.LDIFReader;
import io.accountcreator.ldap.config.LdapConfig;
import io.accountcreator.ldap.connection.SchemaVersion;
import io.accountcreator.real.FreePort;
import io.accountcreator.real.RealProgram;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A private slapd on a free port of 127.0.0.1, with the schema that this jar ships and a folder of its own. */
public final class Slapd implements AutoCloseable {
    public static final String BASE = "dc=example,dc=org";
    public static final String ADMIN = "cn=admin," + BASE;
    /** Who the backend is. */
    public static final String CREATOR = "cn=account-creator," + BASE;

    /** Who a SIP proxy is. */
    public static final String REGISTRAR = "cn=registrar," + BASE;

    public static final String PASSWORD = "slapdpassword";

    private static final List<String> SHIPPED = List.of("sipidentity.ldif", "sipaccount.ldif");
    private static final Path SYSTEM_SCHEMA = Path.of("/etc/ldap/schema");

    private final Path folder;
    private final int port;
    private final Setup setup;
    private final int tlsPort;
    private Process process;

    private Slapd(Path folder, int port, Setup setup) {
        this.folder = folder;
        this.port = port;
        this.setup = setup;
        tlsPort = setup.global().contains("olcTLS") ? FreePort.find() : 0;
    }

    /**
     * What is special about one.
     *
     * @param global lines of {@code cn=config}
     * @param database lines of the database
     * @param overlays further entries
     */
    public record Setup(String global, String database, String overlays) {
        static final Setup PLAIN = new Setup("", "", "");

        static Setup database(String... lines) {
            return new Setup("", String.join("\n", lines), "");
        }
    }

    /** Starts one, or ends the test if slapd is not installed. */
    public static Slapd start() {
        return start(Setup.PLAIN);
    }

    /** The same on a port that was free. */
    public static Slapd start(int port) {
        return start(Setup.PLAIN, port);
    }

    /** One as Debian has it: no schema, index or rule of ours. */
    static Slapd bare() {
        return start(Setup.PLAIN, FreePort.find(), false);
    }

    public static Slapd start(Setup setup) {
        return start(setup, FreePort.find());
    }

    public static Slapd start(Setup setup, int port) {
        return start(setup, port, true);
    }

    private static Slapd start(Setup setup, int port, boolean ready) {
        Path slapadd = RealProgram.find("slapadd", "slapd ldap-utils");
        try {
            Slapd slapd = new Slapd(Files.createTempDirectory("slapd"), port, setup);
            slapd.configure(slapadd, ready ? SHIPPED : List.of());
            slapd.run();
            if (!ready) {
                return slapd;
            }
            slapd.change("openldap-indexes.ldif");
            if (!setup.database().contains("olcAccess")) {
                slapd.change("openldap-access.ldif");
            }
            return slapd;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "ldap://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /** Where it speaks TLS from the start, if it was given a certificate. */
    public String tlsUrl() {
        return "ldaps://127.0.0.1:" + tlsPort;
    }

    /** The settings of the LDAP backend for this directory. */
    public Map<String, String> settings() {
        return settings(url());
    }

    /** The same for one that will be started there. */
    public static Map<String, String> settings(String url) {
        return Map.of(
                "accountcreator.ldap.url", url,
                "accountcreator.ldap.base-dn", BASE,
                "accountcreator.ldap.bind-dn", CREATOR,
                "accountcreator.ldap.bind-password", PASSWORD,
                "accountcreator.code.pepper", "pepperpepperpepper");
    }

    public LDAPConnection connect() throws LDAPException {
        return connectAs(ADMIN);
    }

    LDAPConnection connectAs(String dn) throws LDAPException {
        return new LDAPConnection("127.0.0.1", port, dn, PASSWORD);
    }

    /** All entries that match, as the administrator sees them, to whom no limit applies. */
    List<SearchResultEntry> all(String filter) throws LDAPException {
        try (LDAPConnection connection = connect()) {
            return connection.search(BASE, SearchScope.SUB, filter, "*", "+").getSearchEntries();
        }
    }

    void delete(String dn) throws LDAPException {
        try (LDAPConnection connection = connect()) {
            connection.delete(dn);
        }
    }

    /** User names as it compares them, in their order. */
    public List<String> prepared(List<String> names) throws IOException, LDAPException {
        Path slapdn = RealProgram.find("slapdn", "slapd ldap-utils");
        List<String> prepared = new ArrayList<>();
        // As many as the arguments of one process may be.
        int most = 5000;
        for (int from = 0; from < names.size(); from += most) {
            List<String> command = new ArrayList<>(
                    List.of(slapdn.toString(), "-F", folder.resolve("conf").toString(), "-N"));
            names.subList(from, Math.min(names.size(), from + most))
                    .forEach(name -> command.add("uid=" + escaped(name)));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            for (String dn : new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                prepared.add(new RDN(dn).getAttributeValues()[0]);
            }
        }
        return prepared;
    }

    private static String escaped(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            escaped.append(String.format("\\%02X", octet));
        }
        return escaped.toString();
    }

    /** Ends the process as an outage would. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        waitForEnd();
    }

    /** Starts the process again, on the same data. */
    public void restart() throws IOException {
        run();
    }

    @Override
    public void close() {
        waitForEnd();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void configure(Path slapadd, List<String> shipped) throws IOException {
        Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("data"));
        Path ldif = folder.resolve("config.ldif");
        Files.writeString(
                ldif,
                text("slapd.ldif")
                        .replace("@GLOBAL@\n", lines(setup.global()))
                        .replaceFirst(setup.database().contains("olcDbMaxSize") ? "olcDbMaxSize: .*\n" : "^$", "")
                        .replace("@DATABASE@\n", lines(setup.database()))
                        .replace("@OVERLAYS@\n", setup.overlays())
                        .replace("@DIR@", folder.toString())
                        .replace("@PASSWORD@", PASSWORD)
                        .replace("@SCHEMA@", schema(shipped)));
        add(slapadd, "0", ldif);
        Path base = folder.resolve("base.ldif");
        StringBuilder entries = new StringBuilder("dn: " + BASE + "\nobjectClass: domain\ndc: example\n\n");
        for (String name : List.of("account-creator", "registrar", "other")) {
            entries.append("dn: cn=" + name + "," + BASE + "\nobjectClass: applicationProcess\n")
                    .append("objectClass: simpleSecurityObject\ncn: " + name + "\nuserPassword: " + PASSWORD + "\n\n");
        }
        if (!shipped.isEmpty()) {
            entries.append(SchemaVersion.entry(LdapConfig.dn(BASE)).toLDIFString())
                    .append('\n');
        }
        Files.writeString(base, withIdentity(entries.toString()));
        add(slapadd, "1", base);
    }

    /** The first entries are the same in every directory, so that two may replicate each other. */
    private static String withIdentity(String ldif) {
        int[] count = {0};
        return Pattern.compile("\n\n")
                .matcher(ldif)
                .replaceAll(end -> String.format(
                        "\nentryUUID: 00000000-0000-4000-8000-%012d\n"
                                + "entryCSN: 20260101000000.000000Z#000000#000#000000\n\n",
                        ++count[0]));
    }

    /** Does what operators do with the files of this jar. */
    private void change(String name) throws IOException {
        try (InputStream in = Slapd.class.getResourceAsStream(name);
                LDIFReader reader = new LDIFReader(in);
                LDAPConnection config = new LDAPConnection("127.0.0.1", port, "cn=config", PASSWORD)) {
            LDIFChangeRecord record = reader.readChangeRecord();
            while (record != null) {
                record.processChange(config);
                record = reader.readChangeRecord();
            }
        } catch (LDAPException | LDIFException e) {
            throw new AssertionError(name, e);
        }
    }

    /** Takes away what version 4 of our schema has added. */
    static void becomeVersionThree(LDAPConnection config) throws LDAPException {
        takeAway(
                config,
                Map.of("sipAlias", " MAY sipAliasOwnerId", "sipAccount", " $ sipAccountNumberProof"),
                List.of("sipAliasOwnerId", "sipAccountNumberProof"));
    }

    /** Takes away what versions 2 to 4 of our schema have added. */
    static void becomeVersionOne(LDAPConnection config) throws LDAPException {
        takeAway(
                config,
                Map.of(
                        "sipDirectory", "",
                        "sipAccount", " $ sipAccountAdopted $ sipAccountNumberProof",
                        "sipSmsCounter", " MAY sipSmsRange",
                        "sipAlias", " MAY sipAliasOwnerId"),
                List.of(
                        "sipSchemaVersion",
                        "sipAccountAdopted",
                        "sipSmsRange",
                        "sipAliasOwnerId",
                        "sipAccountNumberProof"));
    }

    /** @param classes what goes from a class, all if that is empty */
    private static void takeAway(LDAPConnection config, Map<String, String> classes, List<String> attributes)
            throws LDAPException {
        SearchResultEntry schema = config.searchForEntry("cn=schema,cn=config", SearchScope.ONE, "(cn=*}sipaccount)");
        List<Modification> changes = new ArrayList<>();
        for (String value : schema.getAttributeValues("olcObjectClasses")) {
            String part = classes.get(name(value));
            if (part != null) {
                changes.add(new Modification(ModificationType.DELETE, "olcObjectClasses", value));
                // slapd writes a list of one without brackets, and keeps what it was given in its configuration.
                String old = value.replace(part, "").replace(part.replace(" MAY ", " MAY ( ") + " )", "");
                if (!part.isEmpty()) {
                    changes.add(new Modification(ModificationType.ADD, "olcObjectClasses", old));
                }
            }
        }
        List<String> defined = new ArrayList<>(List.of(schema.getAttributeValues("olcAttributeTypes")));
        // The last first: deleting a value renumbers those after it.
        Collections.reverse(defined);
        for (String value : defined) {
            if (attributes.contains(name(value))) {
                changes.add(new Modification(ModificationType.DELETE, "olcAttributeTypes", value));
            }
        }
        config.modify(schema.getDN(), changes);
    }

    private static String name(String definition) {
        return definition.replaceAll(".*NAME '([^']*)'.*", "$1");
    }

    private static String lines(String text) {
        return text.isEmpty() ? "" : text + "\n";
    }

    private void add(Path slapadd, String database, Path ldif) throws IOException {
        List<String> command =
                List.of(slapadd.toString(), "-F", folder.resolve("conf").toString(), "-n", database, "-l", ldif + "");
        Process adding = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (adding.waitFor() != 0) {
                throw new AssertionError("slapadd: " + output);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The shell ends slapd when this JVM is gone, however it went: then its standard input ends. */
    private void run() throws IOException {
        Path slapd = RealProgram.find("slapd", "slapd ldap-utils");
        String command = slapd + " -F " + folder.resolve("conf") + " -h '" + listeners() + "' -d 0 & server=$!;"
                + " cat >/dev/null; kill $server; wait $server";
        process = new ProcessBuilder("/bin/sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("slapd.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(this::answers);
    }

    private String listeners() {
        return url() + "/" + (tlsPort == 0 ? "" : " " + tlsUrl() + "/");
    }

    private boolean answers() {
        try (LDAPConnection connection = new LDAPConnection("127.0.0.1", port)) {
            return connection.getRootDSE() != null;
        } catch (LDAPException e) {
            return false;
        }
    }

    /** Ends the shell's standard input, and with it slapd. The shell itself must not go first: slapd would be left. */
    private void waitForEnd() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new AssertionError("slapd did not end");
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String schema(List<String> shipped) throws IOException {
        StringBuilder schema = new StringBuilder();
        for (String name : List.of("core", "cosine", "inetorgperson")) {
            schema.append(withoutComments(Files.readString(SYSTEM_SCHEMA.resolve(name + ".ldif"))));
        }
        for (String name : shipped) {
            schema.append(withoutComments(text(name)));
        }
        return schema.toString();
    }

    private static String withoutComments(String ldif) {
        return ldif.replaceAll("(?m)^#.*\\R", "").strip() + "\n\n";
    }

    private static String text(String name) throws IOException {
        try (InputStream in = Slapd.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
