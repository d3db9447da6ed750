package io.accountcreator.ldap.reconciliation;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import io.accountcreator.ldap.OnFixture;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the reconciler clears, and what it must not touch. */
interface ReconcilerContract extends OnFixture {
    /** Clears what other tests left. */
    @BeforeEach
    default void reconcile() throws Exception {
        clock().advance(Duration.ofDays(30));
        fixture().reconciler().run();
    }

    @Test
    default void nothingShouldBeDoneWhenAllIsWell() throws Exception {
        Accounts accounts = accounts();
        Person active = accounts.activeByPhone();
        Person waiting = accounts.waitingByPhone();
        reserve(waiting);

        assertThat(fixture().reconciler().run()).isEqualTo(Reconciliation.NOTHING);
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, active)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, waiting)).isEqualTo(ACCOUNT_EXIST);
    }

    @Test
    default void reservationShouldBeRemovedWhenItsAccountIsGoneOrDoesNotKnowOfIt() throws Exception {
        Accounts accounts = accounts();
        Person gone = accounts.activeByPhone();
        fixture().directory().delete(account(gone));
        Person never = accounts.activeByEmail();
        reserve(never);

        assertThat(fixture().reconciler().look()).isEqualTo(new Reconciliation(2, 0, 0, 0, 0, 0, 0));
        assertThat(fixture().reconciler().run()).isEqualTo(new Reconciliation(2, 0, 0, 0, 0, 0, 0));
        assertThat(fixture().reconciler().run()).isEqualTo(Reconciliation.NOTHING);
    }

    @Test
    default void numberShouldBeTakenFromWhoeverDoesNotOwnIt() throws Exception {
        Accounts accounts = accounts();
        Person owner = accounts.activeByPhone();
        Person loser = accounts.activeByPhone();
        list(loser, owner.phone());

        assertThat(fixture().reconciler().look()).isEqualTo(new Reconciliation(0, 1, 0, 0, 0, 0, 0));
        assertThat(fixture().reconciler().run()).isEqualTo(new Reconciliation(0, 1, 0, 0, 0, 0, 0));
        assertThat(fixture().directory().getEntry(account(loser)).getAttributeValues(LdapEntries.PHONE_ALIAS))
                .containsExactly(loser.phone());
        assertThat(accounts.statusOf(Operation.IS_ACCOUNT_EXIST, owner)).isEqualTo(ACCOUNT_EXIST_WITH_ALIAS);
    }

    @Test
    default void oneOfTwoShouldGetTheNumberWhenItsReservationWasLost() throws Exception {
        Accounts accounts = accounts();
        Person one = accounts.activeByPhone();
        Person other = accounts.activeByEmail();
        list(other, one.phone());
        fixture()
                .directory()
                .delete(fixture().entries().alias(DOMAIN, one.phone()).toString());
        assertThat(isUsed(accounts, one.phone())).isEqualTo(ALIAS_NOT_EXIST);

        assertThat(fixture().reconciler().run()).isEqualTo(new Reconciliation(0, 1, 0, 1, 0, 0, 0));
        assertThat(isUsed(accounts, one.phone())).isEqualTo(ALIAS_EXIST);
    }

    @Test
    default void unconfirmedAccountShouldBeRemovedAfterItsTime() throws Exception {
        Accounts accounts = accounts();
        Person late = accounts.waitingByEmail();
        clock().advance(Duration.ofDays(2));
        Person waiting = accounts.waitingByEmail();

        assertThat(fixture().reconciler().run().unconfirmed()).isZero();
        clock().advance(Duration.ofDays(6));
        assertThat(fixture().reconciler().look().unconfirmed()).isEqualTo(1);
        assertThat(fixture().reconciler().run().unconfirmed()).isEqualTo(1);
        assertThat(fixture().directory().getEntry(account(late))).isNull();
        assertThat(fixture().directory().getEntry(account(waiting))).isNotNull();
    }

    @Test
    default void counterShouldBeRemovedWhenItsWindowIsOver() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByPhone();
        String counter = fixture().entries().smsCounter(bob.phone()).toString();

        assertThat(fixture().reconciler().run().counters()).isZero();
        clock().advance(Duration.ofHours(24));
        assertThat(fixture().reconciler().run().counters())
                .as("those of the number, its country and all numbers")
                .isEqualTo(3);
        assertThat(fixture().directory().getEntry(counter)).isNull();
    }

    @Test
    default void everyPageShouldBeLookedAt() throws Exception {
        int many = 1100;
        for (int number = 0; number < many; number++) {
            fixture()
                    .accounts()
                    .add(fixture()
                            .entries()
                            .newAlias(DOMAIN, String.format("+337%08d", number), "uid=gone,dc=example"));
        }

        assertThat(fixture().reconciler().run().reservations()).isEqualTo(many);
    }

    @Test
    default void numberShouldBeOwnedByItsNewOwnerAfterARun() throws Exception {
        Accounts accounts = accounts();
        Person gone = accounts.activeByPhone();
        fixture().directory().delete(account(gone));
        fixture().reconciler().run();
        Person heir = new Person(Person.any().username(), gone.email(), gone.phone(), gone.password());
        accounts.createByPhone(heir);

        Status activated = accounts.of(heir)
                .phone(heir.phone())
                .code(accounts.code(heir.phone()))
                .ask(Operation.ACTIVATE_ACCOUNT)
                .status();

        assertThat(activated).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(isUsed(accounts, heir.phone())).isEqualTo(ALIAS_EXIST);
    }

    private String account(Person person) {
        return fixture().entries().account(DOMAIN, person.username()).toString();
    }

    /** What an activation leaves that ended between its two writes. */
    private void reserve(Person person) throws Exception {
        fixture().accounts().add(fixture().entries().newAlias(DOMAIN, person.phone(), account(person)));
    }

    private void list(Person person, String phone) throws Exception {
        fixture()
                .directory()
                .modify(account(person), new Modification(ModificationType.ADD, LdapEntries.PHONE_ALIAS, phone));
    }

    private static Status isUsed(Accounts accounts, String phone) {
        return accounts.form().phone(phone).ask(Operation.IS_ALIAS_USED).status();
    }
}
