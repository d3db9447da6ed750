package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class LateStepOnSlapdTest extends LateStepContract {
    private static Slapd slapd;

    LateStepOnSlapdTest() {
        super(slapd.settings());
    }

    @BeforeAll
    static void start() {
        slapd = Slapd.start(Slapd.Setup.database("olcDbEnvFlags: nosync"));
    }

    @AfterAll
    static void stop() {
        if (slapd != null) {
            slapd.close();
        }
    }

    @Override
    Map<String, String> settings() {
        return slapd.settings();
    }

    @Override
    int interleavings() {
        return 1000;
    }

    @Test
    void accountShouldGetItsNumberWhileTheSchemaIsThatOfTheVersionBefore() throws Exception {
        try (Slapd old = Slapd.start();
                LDAPConnection config = new LDAPConnection("127.0.0.1", old.port(), "cn=config", Slapd.PASSWORD)) {
            Slapd.becomeVersionThree(config);
            try (LdapFixture host = new LdapFixture(old.settings())) {
                var accounts = ((OnFixture) () -> host).accounts();
                Person bob = accounts.activeByPhone();

                assertThat(accounts.form()
                                .phone(bob.phone())
                                .ask(Operation.IS_ALIAS_USED)
                                .status())
                        .isEqualTo(Status.ALIAS_EXIST);
                assertThat(host.reconciler().run()).isEqualTo(Reconciliation.NOTHING);
                assertThat(accounts.of(bob)
                                .password(bob.password())
                                .ask(Operation.DELETE_ACCOUNT)
                                .status())
                        .isEqualTo(Status.REQUEST_OK);
                assertThat(old.all("(sipAliasKey=*)")).isEmpty();
            }
        }
    }
}
