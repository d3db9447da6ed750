package io.accountcreator.ldap;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.OUTAGE;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.BackendCommand.End;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The directory dies under an import. */
class ImportOutageTest {
    private Slapd slapd;

    @BeforeEach
    void start() {
        slapd = Slapd.start();
    }

    @AfterEach
    void stop() {
        slapd.close();
    }

    private CommandRun imported(String file, End expected) throws Exception {
        CommandRun run = new CommandRun(slapd.settings()).reading(file);
        assertThat(run.run("import")).as(run.told()).isEqualTo(expected);
        return run;
    }

    /** Kills the directory when there are accounts, in the middle of an import. */
    private CompletableFuture<Void> killedInTheMiddle() {
        return CompletableFuture.runAsync(() -> {
            Awaitility.await().pollInterval(Duration.ofMillis(20)).until(() -> {
                try (LDAPConnection admin = slapd.connect()) {
                    return admin.getEntry("uid=user200,ou=sip.example.org,ou=accounts," + Slapd.BASE) != null;
                }
            });
            slapd.kill();
        });
    }

    @Test
    void importShouldGoOnWhereItEndedWhenTheDirectoryDied() throws Exception {
        String file = ImportOnSlapdTest.accounts(1000);
        CompletableFuture<Void> killed = killedInTheMiddle();
        CommandRun cut = new CommandRun(slapd.settings()).reading(file).with("--patience", "PT0S");
        assertThat(cut.run("import")).isEqualTo(OUTAGE);
        killed.join();
        assertThat(cut.told()).contains("run it again to go on");
        int added = Integer.parseInt(cut.printed().replaceAll(" .*\\R", ""));
        assertThat(added).isPositive().isLessThan(1000);
        slapd.restart();

        CommandRun again = imported(file, DONE);

        int there = Integer.parseInt(again.printed().replaceAll(".*, (\\d+) there.*\\R", "$1"));
        assertThat(there).isGreaterThanOrEqualTo(added);
        assertThat(again.printed()).startsWith((1000 - there) + " added, ").endsWith(" 0 refused\n");
        assertThat(imported(file, DONE).printed()).isEqualTo("0 added, 1000 there already, 0 refused\n");
        nothingShouldBeLeftOver();
    }

    @Test
    void importShouldOutliveARestartOfTheDirectory() throws Exception {
        CompletableFuture<Void> restarted = killedInTheMiddle().thenRun(() -> {
            try {
                slapd.restart();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(imported(ImportOnSlapdTest.accounts(1000), DONE).printed())
                .isEqualTo("1000 added, 0 there already, 0 refused\n");

        restarted.join();
        nothingShouldBeLeftOver();
    }

    private void nothingShouldBeLeftOver() throws Exception {
        try (LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.reconciler().look()).isEqualTo(Reconciliation.NOTHING);
        }
    }
}
