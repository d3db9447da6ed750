package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.AccountCreator;
import io.accountcreator.Submission;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A directory that answers questions and takes no changes: a host stays ready, and says that it is degraded. */
class DegradedOnSlapdTest {
    private static final String READ_ONLY =
            "questions are answered, but nothing can be created or changed: the directory is read-only";

    @Test
    void hostShouldBeDegradedWhileItsDirectoryIsReadOnlyAndNotAfterTheNextWrite() throws Exception {
        try (Slapd slapd = Slapd.start();
                CapturedLog log = new CapturedLog();
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.service.degraded()).isEmpty();
            readOnly(slapd, "TRUE");

            assertThat(fixture.ask(DegradedOnSlapdTest::createCarol).failure()).isEqualTo(Failure.OUTAGE);

            assertThat(fixture.service.ready()).isTrue();
            assertThat(fixture.service.degraded()).contains(READ_ONLY);
            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
            fixture.ask(DegradedOnSlapdTest::createCarol);
            readOnly(slapd, "FALSE");
            assertThat(fixture.service.degraded()).contains(READ_ONLY);
            assertThat(fixture.ask(DegradedOnSlapdTest::createCarol).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.service.degraded()).isEmpty();
            assertThat(log.messages())
                    .containsOnlyOnce(
                            "degraded: the directory answers questions and takes no changes: unwilling to perform"
                                    + " (it is read-only, has no database for the entry, or does not do such changes)",
                            "the directory takes changes again");
        }
    }

    private static Submission createCarol(AccountCreator creator) {
        creator.setUsername("carol");
        return creator.createAccount();
    }

    @Test
    void testOfAWriteShouldEndItWhenNobodyElseWrites() throws Exception {
        try (Slapd slapd = Slapd.start();
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            readOnly(slapd, "TRUE");
            fixture.ask(AccountCreator::createAccount);

            fixture.testWrite();
            assertThat(fixture.service.degraded()).contains(READ_ONLY);

            readOnly(slapd, "FALSE");
            fixture.testWrite();
            assertThat(fixture.service.degraded()).isEmpty();
            assertThat(slapd.all("(ou=write-test)")).isEmpty();
        }
    }

    @Test
    void hostShouldBeDegradedWhileItsDirectoryIsFull() throws Exception {
        try (Slapd slapd = Slapd.start(Slapd.Setup.database("olcDbMaxSize: 500000"));
                LdapFixture fixture = new LdapFixture(slapd.settings())) {
            assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_NOT_EXIST);
            int filled = fill(slapd);

            assertThat(fixture.ask(AccountCreator::createAccount).failure()).isEqualTo(Failure.OUTAGE);

            assertThat(fixture.service.ready()).isTrue();
            assertThat(fixture.service.degraded())
                    .contains(
                            "questions are answered, but nothing can be created or changed: the directory cannot store"
                                    + " it, as when its database or disk is full");
            for (int i = 0; i < filled; i++) {
                slapd.delete("ou=filler" + i + "," + Slapd.BASE);
            }
            assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
            assertThat(fixture.service.degraded()).isEmpty();
        }
    }

    /** With entries that get smaller, until not even a small one fits. */
    private static int fill(Slapd slapd) throws LDAPException {
        int count = 0;
        try (LDAPConnection admin = slapd.connect()) {
            for (int size : new int[] {4000, 400, 40}) {
                boolean room = true;
                while (room) {
                    Entry entry = new Entry("ou=filler" + count + "," + Slapd.BASE);
                    entry.addAttribute("objectClass", "organizationalUnit");
                    entry.addAttribute("ou", "filler" + count);
                    entry.addAttribute("description", "x".repeat(size));
                    try {
                        admin.add(entry);
                        count++;
                    } catch (LDAPException e) {
                        assertThat(e.getResultCode()).isEqualTo(ResultCode.OTHER);
                        room = false;
                    }
                }
            }
        }
        return count;
    }

    @Test
    void passwordThatChangesInItsFileAndInTheDirectoryShouldNeedNoRestart(@TempDir Path folder) throws Exception {
        try (Slapd slapd = Slapd.start()) {
            Path file = Files.writeString(folder.resolve("password"), Slapd.PASSWORD + "\n");
            Map<String, String> settings = new HashMap<>(slapd.settings());
            settings.remove("accountcreator.ldap.bind-password");
            settings.put("accountcreator.ldap.bind-password-file", file.toString());
            try (LdapFixture fixture = new LdapFixture(settings);
                    CapturedLog log = new CapturedLog()) {
                assertThat(fixture.ask(AccountCreator::createAccount).status()).isEqualTo(Status.ACCOUNT_CREATED);
                try (LDAPConnection admin = slapd.connect()) {
                    admin.modify(
                            Slapd.CREATOR,
                            new Modification(ModificationType.REPLACE, "userPassword", "another-password"));
                }
                Files.writeString(file, "another-password\n");
                slapd.kill();
                slapd.restart();
                assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);

                // While somebody writes it, it is empty: a bind without a password would be nobody's.
                Files.writeString(file, "");
                slapd.kill();
                slapd.restart();
                assertThat(fixture.ask(AccountCreator::isAccountExist).status()).isEqualTo(Status.ACCOUNT_EXIST);
                assertThat(log.warnings())
                        .contains("accountcreator.ldap.bind-password-file is empty: the password of before is used");
                assertThat(log.all()).doesNotContain("another-password");
            }
        }
    }

    private static void readOnly(Slapd slapd, String value) throws LDAPException {
        try (LDAPConnection config = new LDAPConnection("127.0.0.1", slapd.port(), "cn=config", Slapd.PASSWORD)) {
            config.modify(
                    "olcDatabase={1}mdb,cn=config", new Modification(ModificationType.REPLACE, "olcReadOnly", value));
        }
    }
}
