package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import io.accountcreator.real.FreePort;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * Two slapds that replicate each other, both of which may be written (syncrepl, multi-provider).
 *
 * @param first what hosts prefer
 * @param second what they use if they must
 */
record TwoProviders(Slapd first, Slapd second) implements AutoCloseable {
    private static final int LOOKS = 50;
    private static final long BETWEEN_LOOKS_MILLIS = 200;

    static TwoProviders start() {
        int port = FreePort.find();
        int otherPort = FreePort.find();
        // To the letter what each listens on: by that it knows which of them it is.
        String ids =
                "olcServerID: 1 ldap://127.0.0.1:" + port + "/\nolcServerID: 2 ldap://127.0.0.1:" + otherPort + "/";
        return new TwoProviders(Slapd.start(setup(ids, otherPort), port), Slapd.start(setup(ids, port), otherPort));
    }

    private static Slapd.Setup setup(String ids, int other) {
        String from = "olcSyncrepl: rid=001 provider=ldap://127.0.0.1:" + other + "/ bindmethod=simple binddn=\""
                + Slapd.ADMIN + "\" credentials=" + Slapd.PASSWORD + " searchbase=\"" + Slapd.BASE
                + "\" type=refreshAndPersist retry=\"1 +\"";
        String overlay = String.join(
                "\n",
                "dn: cn=module{1},cn=config",
                "objectClass: olcModuleList",
                "cn: module{1}",
                "olcModulePath: /usr/lib/ldap",
                "olcModuleLoad: syncprov",
                "",
                "dn: olcOverlay=syncprov,olcDatabase={1}mdb,cn=config",
                "objectClass: olcOverlayConfig",
                "objectClass: olcSyncProvConfig",
                "olcOverlay: syncprov",
                "");
        return new Slapd.Setup(ids, from + "\nolcMultiProvider: TRUE", overlay);
    }

    /** Waits until both have the same entries in the same state. */
    void awaitSame() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(states(first)).isEqualTo(states(second)));
    }

    /**
     * The entries that are not the same at both after a while. There may be some: slapd sends changes that were made at once
     * out of order, and of those that were under way when it was killed the other may take a later one for all of them.
     */
    Set<String> differences() throws Exception {
        Set<String> different = difference();
        for (int look = 0; look < LOOKS && !different.isEmpty(); look++) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            different = difference();
        }
        return different;
    }

    private Set<String> difference() throws Exception {
        Set<Map.Entry<String, String>> different = new HashSet<>(states(first).entrySet());
        Set<Map.Entry<String, String>> others = states(second).entrySet();
        others.stream().filter(entry -> !different.remove(entry)).forEach(different::add);
        return different.stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    /** Whether an entry was written at the first, and is at both. */
    boolean isWrittenAtFirst(String dn) throws Exception {
        String there = state(second, dn);
        return there != null && there.contains("#001#") && there.equals(state(first, dn));
    }

    private static String state(Slapd slapd, String dn) throws Exception {
        try (LDAPConnection connection = slapd.connect()) {
            Entry entry = connection.getEntry(dn, "entryCSN");
            return entry == null ? null : entry.getAttributeValue("entryCSN");
        }
    }

    private static Map<String, String> states(Slapd slapd) throws Exception {
        Map<String, String> states = new TreeMap<>();
        for (Entry entry : slapd.all("(objectClass=*)")) {
            states.put(entry.getDN(), entry.getAttributeValue("entryCSN"));
        }
        // The changes that a server knows of stand in its topmost entry.
        states.remove(Slapd.BASE);
        return states;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
