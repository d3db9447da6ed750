package io.accountcreator.ldap.command;

import static io.accountcreator.spi.BackendCommand.End.DONE;
import static io.accountcreator.spi.BackendCommand.End.REFUSED;
import static io.accountcreator.spi.BackendCommand.End.USAGE;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.ldap.CommandRun;
import io.accountcreator.ldap.OnSlapd;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.BackendCommand.End;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.spi.SentMessages;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operator frees a number for whoever has it now. */
class NumberReleaseOnSlapdTest extends OnSlapd {
    private final SentMessages told = new SentMessages();

    NumberReleaseOnSlapdTest() {
        super(Map.of());
    }

    @Test
    void theNextHolderShouldGetAReleasedNumberAndTheOwnerBeTold() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        link(bob);
        accounts.form().phone(bob.phone()).ask(Operation.RECOVER_ACCOUNT);
        String underWay = accounts.code(bob.phone());

        CommandRun run = release(bob.phone(), DONE);

        assertThat(run.printed())
                .isEqualTo("taken from " + bob.username() + "@" + DOMAIN + ", whose owner was told by mail\n"
                        + "1 reservations removed\n");
        assertThat(run.changedAccounts()).containsExactly(bob.username() + "@" + DOMAIN);
        assertThat(told.notices()).hasSize(1).allSatisfy(notice -> {
            assertThat(notice.change()).isEqualTo(Change.NUMBER_REMOVED);
            assertThat(notice.to()).isEqualTo(bob.email());
        });
        assertThat(accounts.of(bob)
                        .code(underWay)
                        .ask(Operation.LOGIN_LINPHONE_ACCOUNT)
                        .status())
                .isNotEqualTo(REQUEST_OK);
        assertThat(recover(bob.phone())).isEqualTo(ACCOUNT_NOT_EXIST);
        Person eve = new Person(Person.any().username(), "eve@example.org", bob.phone(), bob.password());
        accounts.createByPhone(eve);
        assertThat(accounts.of(eve)
                        .phone(eve.phone())
                        .code(accounts.code(eve.phone()))
                        .ask(Operation.ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(accounts.of(bob)
                        .email(bob.email())
                        .ask(Operation.RECOVER_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
    }

    @Test
    void anAccountThatIsNamedByAReleasedNumberShouldNotBeRecoveredByIt() throws Exception {
        Accounts accounts = accounts();
        Person any = Person.any();
        Person bob = new Person(any.phone(), any.email(), any.phone(), any.password());
        accounts.createByPhone(bob);
        accounts.of(bob).phone(bob.phone()).code(accounts.code(bob.phone())).ask(Operation.ACTIVATE_ACCOUNT);

        CommandRun run = release(bob.phone(), DONE);

        assertThat(run.printed())
                .startsWith("taken from " + bob.phone() + "@" + DOMAIN
                        + ", whose owner has no address to be told at\nthat account is named by the number, and its"
                        + " name stays taken: 'ldap erase " + bob.phone() + "@" + DOMAIN + "' frees it too\n");
        assertThat(recover(bob.phone())).isEqualTo(ACCOUNT_NOT_EXIST);
        // Whoever has the password has the account, and may show that the number is still his.
        link(bob);
        assertThat(recover(bob.phone())).isEqualTo(REQUEST_OK);
    }

    @Test
    void otherNumbersShouldStayAndWhatIsNoNumberOrNobodysBeSaid() throws Exception {
        Person bob = accounts().activeByPhone();
        Person second = Person.any();
        link(new Person(bob.username(), bob.email(), second.phone(), bob.password()));

        release(bob.phone(), DONE);

        assertThat(recover(second.phone())).isEqualTo(REQUEST_OK);
        assertThat(release(bob.phone(), REFUSED).told()).isEqualTo("account-creator: no account has the number\n");
        for (String number : new String[] {"0612345678", "bob", "+", "*", "+33612345678)(uid=*"}) {
            assertThat(release(number, USAGE).told()).startsWith("account-creator: a number is a plus");
        }
    }

    @Test
    void ownerNoticesThatAreOffShouldBeSaid() throws Exception {
        Person bob = accounts().activeByEmail();
        link(bob);
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.ldap.owner-notices", "false");

        CommandRun run = new CommandRun(settings).sender(told).with("NUMBER", bob.phone());

        assertThat(run.run("release-number")).isEqualTo(DONE);
        assertThat(run.printed())
                .startsWith("taken from " + bob.username() + "@" + DOMAIN + " (owner notices are off)\n");
        assertThat(told.notices()).isEmpty();
    }

    @Test
    void anOwnerWhoCannotBeToldShouldBeSaid() throws Exception {
        Person bob = accounts().activeByEmail();
        link(bob);
        told.failForNotices();

        CommandRun run = release(bob.phone(), DONE);

        assertThat(run.printed()).contains("whose owner was not told");
        assertThat(run.told()).isEqualTo("account-creator: the owner was not told: refused\n");
    }

    private CommandRun release(String number, End expected) throws Exception {
        CommandRun run = new CommandRun(slapd.settings()).sender(told).with("NUMBER", number);
        assertThat(run.run("release-number")).isEqualTo(expected);
        return run;
    }

    private Status recover(String phone) {
        return accounts().form().phone(phone).ask(Operation.RECOVER_ACCOUNT).status();
    }

    private void link(Person who) {
        Accounts accounts = accounts();
        accounts.of(who).phone(who.phone()).ask(Operation.LINK_ACCOUNT);
        assertThat(accounts.of(who)
                        .phone(who.phone())
                        .password(who.password())
                        .code(accounts.code(who.phone()))
                        .ask(Operation.ACTIVATE_ALIAS)
                        .status())
                .isEqualTo(ACCOUNT_ACTIVATED);
    }
}
