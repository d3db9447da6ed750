package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.LOGIN_LINPHONE_ACCOUNT;
import static io.accountcreator.spi.Operation.RECOVER_ACCOUNT;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many ask at once: one gets it. */
interface RaceContract extends BackendFixture {
    int CALLERS = 8;

    @RepeatedTest(5)
    default void createAccountShouldSucceedOnceWhenManyWantTheName() throws Exception {
        Accounts accounts = accounts();
        String username = Person.any().username();

        List<Status> statuses = atOnce(() ->
                accounts.createByEmail(Person.any().withUsername(username)).status());

        assertThat(statuses).filteredOn(ACCOUNT_CREATED::equals).hasSize(1);
    }

    @RepeatedTest(5)
    default void activateAccountShouldSucceedOnceWhenTwoWantThePhone() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByPhone();
        String codeOfBob = accounts.code(bob.phone());
        Person alice = new Person(Person.any().username(), bob.email(), bob.phone(), bob.password());
        accounts.createByPhone(alice);
        String codeOfAlice = accounts.code(alice.phone());
        List<Form> forms = Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < CALLERS / 2; i++) {
            forms.add(accounts.of(bob).phone(bob.phone()).code(codeOfBob));
            forms.add(accounts.of(alice).phone(bob.phone()).code(codeOfAlice));
        }

        List<Status> statuses =
                atOnce(() -> forms.remove(0).ask(ACTIVATE_ACCOUNT).status());

        assertThat(statuses).filteredOn(ACCOUNT_ACTIVATED::equals).hasSize(1);
    }

    @RepeatedTest(5)
    default void codeShouldLogInOnceWhenManyUseIt() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.activeByEmail();
        accounts.of(bob).email(bob.email()).ask(RECOVER_ACCOUNT);
        String code = accounts.code(bob.email());

        List<Status> statuses = atOnce(
                () -> accounts.of(bob).code(code).ask(LOGIN_LINPHONE_ACCOUNT).status());

        assertThat(statuses).filteredOn(REQUEST_OK::equals).hasSize(1);
        assertThat(statuses).filteredOn(WRONG_ACTIVATION_CODE::equals).hasSize(CALLERS - 1);
    }

    @Test
    default void codeShouldBeVoidAfterManyGuessesAtOnce() throws Exception {
        Accounts accounts = accounts();
        Person bob = accounts.waitingByEmail();

        List<Status> statuses = atOnce(
                () -> accounts.of(bob).code(WRONG_CODE).ask(ACTIVATE_ACCOUNT).status());

        assertThat(statuses).containsOnly(WRONG_ACTIVATION_CODE);
        assertThat(accounts.of(bob)
                        .code(accounts.code(bob.email()))
                        .ask(ACTIVATE_ACCOUNT)
                        .status())
                .isEqualTo(WRONG_ACTIVATION_CODE);
    }

    private static List<Status> atOnce(Callable<Status> call) throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            Callable<Status> together = () -> {
                start.await();
                return call.call();
            };
            List<Status> statuses = new ArrayList<>();
            for (Future<Status> status : callers.invokeAll(Collections.nCopies(CALLERS, together))) {
                statuses.add(status.get());
            }
            return statuses;
        } finally {
            callers.shutdownNow();
        }
    }
}
