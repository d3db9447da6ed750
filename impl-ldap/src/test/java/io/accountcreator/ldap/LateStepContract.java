package io.accountcreator.ldap;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.Algorithm;
import io.accountcreator.ldap.entry.LdapEntries;
import io.accountcreator.ldap.reconciliation.Reconciliation;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import io.accountcreator.status.Status;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Somebody deletes an account, and before the host frees the number, somebody else makes and activates one of the same name and
 * number at another host: the late step takes nothing of it.
 */
abstract class LateStepContract extends OnMemory {
    /** What another host writes to create and activate an account, and some more, so that the step comes after all too. */
    private static final int WRITES = 10;

    private final WatchedDirectory late = new WatchedDirectory();
    private final WatchedDirectory other = new WatchedDirectory();
    private final LdapFixture deleting = new LdapFixture(settings(), ignored -> late.around(fixture.directory()));
    private final LdapFixture creating = new LdapFixture(settings(), ignored -> other.around(fixture.directory()));
    private final Accounts deleters = ((OnFixture) () -> deleting).accounts();
    private final Accounts creators = ((OnFixture) () -> creating).accounts();

    LateStepContract(Map<String, String> settings) {
        super(settings);
    }

    abstract Map<String, String> settings();

    abstract int interleavings();

    @AfterEach
    void closeHosts() {
        deleting.close();
        creating.close();
    }

    @Test
    void numberShouldStayTheNewAccountsWheneverTheDeletionOfTheOldOneIsDone() throws Exception {
        for (int round = 0; round < interleavings(); round++) {
            Person former = deleters.activeByPhone();
            Person heir = heir(former, round % 3 == 0 ? Person.any().username() : former.username());
            CountDownLatch reached = new CountDownLatch(1);
            CountDownLatch goOn = new CountDownLatch(1);
            late.before(write -> holdBack(write, reached, goOn));
            CompletableFuture<Status> deletion = CompletableFuture.supplyAsync(() -> delete(deleters, former));
            assertThat(reached.await(1, TimeUnit.MINUTES)).isTrue();
            AtomicInteger writes = new AtomicInteger(round % WRITES);
            other.before(write -> {
                if (writes.getAndDecrement() == 0) {
                    goOn.countDown();
                    deletion.join();
                }
            });

            assertThat(creators.createByPhone(heir).status())
                    .as("round " + round)
                    .isEqualTo(ACCOUNT_CREATED);
            assertThat(activate(heir)).as("round " + round).isEqualTo(ACCOUNT_ACTIVATED);

            goOn.countDown();
            assertThat(deletion.get(1, TimeUnit.MINUTES)).isEqualTo(REQUEST_OK);
            assertOwned(heir);
            late.before(write -> {});
            other.before(write -> {});
        }
    }

    @Test
    void numberShouldStayTheNewAccountsWhenAHostOfBeforeMadeItsReservation() throws Exception {
        Person former = deleters.activeByPhone();
        Person heir = heir(former, former.username());
        String reservation = entries.alias(DOMAIN, heir.phone()).toString();
        once(late, reservation, () -> {
            fixture.directory().delete(reservation);
            create(heir);
            fixture.directory().delete(reservation);
            add(entries.newAlias(DOMAIN, heir.phone(), account(heir.username())));
        });

        assertThat(delete(deleters, former)).isEqualTo(REQUEST_OK);

        assertThat(isUsed(heir)).isEqualTo(ALIAS_EXIST);
        assertThat(fixture.reconciler().run()).isEqualTo(Reconciliation.NOTHING);
        assertOwned(heir);
    }

    @Test
    void eraseShouldLeaveTheNumberOfTheAccountThatIsMadeMeanwhile() throws Exception {
        Person former = deleters.activeByPhone();
        Person heir = heir(former, former.username());
        once(late, entries.alias(DOMAIN, heir.phone()).toString(), () -> create(heir));

        assertThat(deleting.administration().erase(DOMAIN, former.username()).account())
                .isTrue();

        assertOwned(heir);
    }

    @Test
    void reservationOfAHostOfBeforeShouldBeFreedWithItsAccount() throws Exception {
        Person bob = deleters.activeByPhone();
        unbind(bob);
        assertThat(isUsed(bob)).isEqualTo(ALIAS_EXIST);

        assertThat(delete(deleters, bob)).isEqualTo(REQUEST_OK);

        assertThat(fixture.directory()
                        .getEntry(entries.alias(DOMAIN, bob.phone()).toString()))
                .isNull();
    }

    @Test
    void reservationOfAHostOfBeforeShouldBeBoundToItsAccountByARun() throws Exception {
        Person bob = deleters.activeByPhone();
        unbind(bob);

        assertThat(fixture.reconciler().look()).isEqualTo(Reconciliation.NOTHING);
        assertThat(reservation(bob).hasAttribute(LdapEntries.ALIAS_OWNER_ID)).isFalse();
        fixture.reconciler().run();

        assertOwned(bob);
    }

    @Test
    void reservationOfAFormerAccountShouldNotBeTheNextOnesOfItsName() throws Exception {
        Person former = deleters.activeByPhone();
        fixture.directory().delete(account(former.username()));
        Person next = Person.any().withUsername(former.username());
        Accounts accounts = accounts();
        assertThat(accounts.createByEmail(next).status()).isEqualTo(ACCOUNT_CREATED);
        replace(account(next.username()), LdapEntries.PHONE_ALIAS, former.phone());

        assertThat(isUsed(former)).isEqualTo(ALIAS_NOT_EXIST);
    }

    @Test
    void numberShouldBeOwnedAndFreedUnderTheNewNameOfAnAccountThatWasRenamed() throws Exception {
        Person bob = deleters.activeByPhone();
        Person renamed = bob.withUsername(bob.username() + "x");
        fixture.directory().modifyDN(account(bob.username()), "uid=" + renamed.username(), true);
        fixture.reconciler().run();
        assertOwned(renamed);

        replace(entries.alias(DOMAIN, bob.phone()).toString(), LdapEntries.ALIAS_OWNER, account(bob.username()));
        assertThat(deleters.of(renamed)
                        .ha1(bob.ha1(Algorithm.MD5))
                        .ask(Operation.DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(fixture.directory()
                        .getEntry(entries.alias(DOMAIN, bob.phone()).toString()))
                .isNull();
    }

    private static void holdBack(String write, CountDownLatch reached, CountDownLatch goOn) {
        if (write.startsWith("delete " + LdapEntries.ALIAS_KEY.toLowerCase(Locale.ROOT))) {
            reached.countDown();
            try {
                assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void once(WatchedDirectory directory, String deleted, Work work) {
        AtomicBoolean first = new AtomicBoolean(true);
        directory.before(write -> {
            if (write.equals("delete " + WatchedDirectory.normalized(deleted)) && first.getAndSet(false)) {
                try {
                    work.run();
                } catch (LDAPException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    private static Person heir(Person former, String username) {
        Person any = Person.any();
        return new Person(username, any.email(), former.phone(), any.password());
    }

    private void create(Person heir) {
        assertThat(creators.createByPhone(heir).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(activate(heir)).isEqualTo(ACCOUNT_ACTIVATED);
    }

    private Status activate(Person person) {
        return creators.of(person)
                .phone(person.phone())
                .code(creators.code(person.phone()))
                .ask(Operation.ACTIVATE_ACCOUNT)
                .status();
    }

    private static Status delete(Accounts accounts, Person person) {
        return accounts.of(person)
                .password(person.password())
                .ask(Operation.DELETE_ACCOUNT)
                .status();
    }

    private Status isUsed(Person person) {
        return creators.form()
                .phone(person.phone())
                .ask(Operation.IS_ALIAS_USED)
                .status();
    }

    private void assertOwned(Person person) throws LDAPException {
        assertThat(isUsed(person)).isEqualTo(ALIAS_EXIST);
        Entry account = fixture.directory().getEntry(account(person.username()), LdapEntries.ENTRY_UUID);
        assertThat(reservation(person).getAttributeValue(LdapEntries.ALIAS_OWNER_ID))
                .isNotNull()
                .isEqualTo(account.getAttributeValue(LdapEntries.ENTRY_UUID));
    }

    private Entry reservation(Person person) throws LDAPException {
        return fixture.directory()
                .getEntry(entries.alias(DOMAIN, person.phone()).toString());
    }

    /** As a host of before version 4 of the schema would have made it. */
    private void unbind(Person person) throws LDAPException {
        replace(entries.alias(DOMAIN, person.phone()).toString(), LdapEntries.ALIAS_OWNER_ID);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws LDAPException;
    }
}
