package io.accountcreator.ldap.reconciliation;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.Slapd;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReconcilerOnSlapdTest implements ReconcilerContract {
    private static Slapd slapd;
    private static LdapFixture fixture;

    @BeforeAll
    static void start() {
        slapd = Slapd.start();
        fixture = new LdapFixture(slapd.settings());
    }

    @AfterAll
    static void stop() {
        if (fixture != null) {
            fixture.close();
            slapd.close();
        }
    }

    @Test
    void hostShouldReconcileByItselfWhenItIsTime() throws Exception {
        String orphan = fixture.entries().alias(DOMAIN, "+33612345678").toString();
        fixture.accounts().add(fixture.entries().newAlias(DOMAIN, "+33612345678", "uid=gone,dc=example"));
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.ldap.reconcile-interval", "PT0.2S");

        LdapFixture host = new LdapFixture(settings);
        try (host) {
            await().atMost(30, SECONDS).until(() -> fixture.directory().getEntry(orphan) == null);
        }
        assertThat(host.isIdle()).isTrue();
    }

    @Override
    public LdapFixture fixture() {
        return fixture;
    }
}
