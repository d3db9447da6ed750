package io.accountcreator.ldap;

import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Owners hear by mail of what was changed about their accounts. */
class OwnerNoticesTest extends OnMemory {
    @Test
    void whoHasAnAccountShouldBeToldOfEachChangeAndOfNothingElse() {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(Operation.RECOVER_ACCOUNT);
        accounts.of(bob).code(accounts.code(bob.email())).ask(Operation.LOGIN_LINPHONE_ACCOUNT);
        assertThat(sent().notices()).isEmpty();

        link(bob);
        told(bob, Change.NUMBER_LINKED);
        accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);
        accounts.of(bob).code(accounts.code(bob.phone())).ask(Operation.LOGIN_LINPHONE_ACCOUNT);
        told(bob, Change.NUMBER_LINKED, Change.CODE_USED);
        changePassword(bob);
        told(bob, Change.NUMBER_LINKED, Change.CODE_USED, Change.PASSWORD_CHANGED);
        accounts.of(bob).password("new" + bob.password()).ask(Operation.DELETE_ACCOUNT);
        told(bob, Change.NUMBER_LINKED, Change.CODE_USED, Change.PASSWORD_CHANGED, Change.ACCOUNT_DELETED);
    }

    @Test
    void whatIsRefusedShouldTellNobody() {
        Person bob = accounts().activeByEmail();

        accounts().of(bob).password("x" + bob.password()).newPassword("new").ask(Operation.UPDATE_ACCOUNT);
        accounts().of(bob).password("x" + bob.password()).ask(Operation.DELETE_ACCOUNT);

        fixture.service.close();
        assertThat(sent().notices()).isEmpty();
    }

    @Test
    void anAccountWithoutAnAddressShouldChangeAllTheSame() {
        Person bob = accounts().activeByPhone();

        assertThat(changePassword(bob)).isEqualTo(REQUEST_OK);
        assertThat(sent().notices()).isEmpty();
    }

    @Test
    void aNoticeThatIsNotSentShouldFailNothingAndBeLogged() {
        sent().failForNotices();
        Person bob = accounts().activeByEmail();
        try (CapturedLog log = new CapturedLog(OwnerNotices.class.getName())) {
            assertThat(changePassword(bob)).isEqualTo(REQUEST_OK);

            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(log.messages())
                    .containsExactly("notice of PASSWORD_CHANGED not sent: refused"));
        }
    }

    @Test
    void noMailboxShouldBeBuriedInNotices() {
        Person bob = accounts().activeByEmail();
        for (int i = 0; i < 30; i++) {
            changePassword(bob);
            changePasswordBack(bob);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sent().notices()).hasSize(10));

        clock().advance(Duration.ofHours(1));
        changePassword(bob);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sent().notices()).hasSize(11));
    }

    /** Whoever creates an account by a number of their own may have given a stranger's address. */
    @Test
    void hourAfterHourShouldNotBuryAMailboxInNoticesEither() {
        Person bob = accounts().activeByEmail();
        for (int hour = 0; hour < 6; hour++) {
            for (int i = 0; i < 6; i++) {
                changePassword(bob);
                changePasswordBack(bob);
            }
            clock().advance(Duration.ofHours(1));
        }
        changePassword(bob);
        fixture.service.close();
        assertThat(sent().notices()).hasSize(20);
    }

    @Test
    void aDayLaterAnOwnerShouldBeToldAgain() {
        Person bob = accounts().activeByEmail();
        for (int hour = 0; hour < 3; hour++) {
            for (int i = 0; i < 6; i++) {
                changePassword(bob);
                changePasswordBack(bob);
            }
            clock().advance(Duration.ofHours(1));
        }
        clock().advance(Duration.ofHours(21));

        changePassword(bob);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sent().notices()).hasSize(21));
    }

    @Test
    void noticesShouldBeOffBySetting() {
        try (LdapFixture quiet = new LdapFixture(
                Map.of("accountcreator.ldap.url", "memory:", "accountcreator.ldap.owner-notices", "false"))) {
            OnFixture backend = () -> quiet;
            Person bob = backend.accounts().activeByEmail();
            backend.accounts()
                    .of(bob)
                    .password(bob.password())
                    .newPassword("new" + bob.password())
                    .ask(Operation.UPDATE_ACCOUNT);
            quiet.service.close();

            assertThat(quiet.sent.notices()).isEmpty();
        }
    }

    @Test
    void whatStillWaitsAtTheEndShouldBeSent() {
        Person bob = accounts().activeByEmail();
        changePassword(bob);

        fixture.service.close();

        told(bob, Change.PASSWORD_CHANGED);
    }

    private void told(Person who, Change... changes) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(sent().notices())
                .isEqualTo(List.of(changes).stream()
                        .map(change -> new Notice(change, who.email(), who.username(), DOMAIN, null))
                        .toList()));
    }

    private Status changePassword(Person who) {
        return accounts()
                .of(who)
                .password(who.password())
                .newPassword("new" + who.password())
                .ask(Operation.UPDATE_ACCOUNT)
                .status();
    }

    private void changePasswordBack(Person who) {
        accounts()
                .of(who)
                .password("new" + who.password())
                .newPassword(who.password())
                .ask(Operation.UPDATE_ACCOUNT);
    }

    private void link(Person who) {
        accounts().of(who).phone(who.phone()).ask(Operation.LINK_ACCOUNT);
        accounts()
                .of(who)
                .phone(who.phone())
                .password(who.password())
                .code(accounts().code(who.phone()))
                .ask(Operation.ACTIVATE_ALIAS);
    }
}
