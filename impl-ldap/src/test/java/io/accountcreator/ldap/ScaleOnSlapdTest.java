package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.status.Status;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** How long the import of many accounts takes, and whether one is found as fast among many: by hand, as it takes its time. */
@EnabledIfSystemProperty(named = "accountcreator.test.scale", matches = "\\d+")
class ScaleOnSlapdTest {
    private static final int FEW = 10_000;
    private static final int QUESTIONS = 20_000;
    private static final int MANY = Integer.getInteger("accountcreator.test.scale", FEW);

    @TempDir
    private Path folder;

    @Test
    void manyAccountsShouldBeImportedAndFound() throws Exception {
        try (Slapd slapd = Slapd.start(Slapd.Setup.database("olcDbNoSync: TRUE"))) {
            imported(slapd, 0, FEW);
            questions(slapd, FEW);
            imported(slapd, FEW, MANY);
            questions(slapd, MANY);
            Instant begin = Instant.now();
            assertThat(new CommandRun(slapd.settings())
                            .with("FILE", folder.resolve("out.csv").toString())
                            .run("export"))
                    .isEqualTo(End.DONE);
            print("export of " + MANY, begin);
            try (var lines = Files.lines(folder.resolve("out.csv"))) {
                assertThat(lines.count()).isEqualTo(MANY + 1L);
            }
        }
    }

    private void imported(Slapd slapd, int from, int to) throws Exception {
        Path file = folder.resolve("in.csv");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println("username,md5,phones");
            for (int i = from; i < to; i++) {
                out.printf("user%d,%032x,+336%08d%n", i, i, i);
            }
        }
        Instant begin = Instant.now();
        CommandRun run = new CommandRun(slapd.settings()).with("FILE", file.toString());
        assertThat(run.run("import")).as(run.told()).isEqualTo(End.DONE);
        assertThat(run.printed()).startsWith(to - from + " added");
        print("import of " + (to - from) + ", each with a number", begin);
    }

    private static void questions(Slapd slapd, int accounts) {
        long[] nanos = new long[QUESTIONS];
        try (LdapFixture fixture = new LdapFixture(slapd.settings());
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build();
                AccountCreator creator = creators.newAccountCreator()) {
            for (int i = -QUESTIONS / 4; i < QUESTIONS; i++) {
                creator.setUsername("user" + Math.floorMod(i * 7919, accounts));
                long begin = System.nanoTime();
                Status status = creator.isAccountExist()
                        .finalStatus()
                        .toCompletableFuture()
                        .join()
                        .status();
                if (i >= 0) {
                    nanos[i] = System.nanoTime() - begin;
                }
                assertThat(status).isEqualTo(Status.ACCOUNT_EXIST_WITH_ALIAS);
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                "existence among %d: p50 %d us, p99 %d us%n",
                accounts, nanos[QUESTIONS / 2] / 1000, nanos[QUESTIONS * 99 / 100] / 1000);
    }

    private static void print(String what, Instant begin) {
        System.out.println(what + ": " + Duration.between(begin, Instant.now()));
    }
}
