package io.accountcreator.spi;

import static io.accountcreator.spi.BackendFixture.DOMAIN;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.MISSING_ARGUMENTS;
import static io.accountcreator.status.Status.REQUEST_OK;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.PhoneCheck;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Assumptions;

/**
 * Asks a service, the way callers do. After every operation it checks what holds for all of them: one event, told with no
 * secret in it.
 */
public final class Accounts {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** One for all, so that a test has nothing to close. */
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "contract-deadline");
        thread.setDaemon(true);
        return thread;
    });

    private final BackendFixture backend;
    private final AccountCreators creators;
    private final Queue<FinalStatus> events = new ConcurrentLinkedQueue<>();
    private final Set<String> secrets = ConcurrentHashMap.newKeySet();

    Accounts(BackendFixture backend) {
        this.backend = backend;
        this.creators = AccountCreators.builder(backend.service())
                .rules(new AccountRules(0, 0, null, false, 0, 0, null, null, PhoneCheck.NONE))
                .clock(backend.clock())
                .deadline(TIMEOUT)
                .timer(TIMER)
                .events(events::add)
                .build();
    }

    /** Starts a form with the domain of the backend. */
    public Form form() {
        return formWithoutDomain().domain(DOMAIN);
    }

    /** Starts a form with nothing in it. */
    public Form formWithoutDomain() {
        return new Form(this, creators.newAccountCreator());
    }

    /** Starts a form with somebody's user name. */
    public Form of(Person person) {
        return form().username(person.username());
    }

    /** Asks for an account by e-mail. */
    public Answer createByEmail(Person person) {
        return of(person).email(person.email()).password(person.password()).ask(Operation.CREATE_ACCOUNT);
    }

    /** Asks for an account with user name, phone number and password. */
    public Answer createByPhone(Person person) {
        return of(person).phone(person.phone()).password(person.password()).ask(Operation.CREATE_ACCOUNT);
    }

    /** Makes somebody with an account by e-mail that waits for its code. */
    public Person waitingByEmail() {
        Person person = Person.any();
        assertThat(createByEmail(person).status()).isEqualTo(ACCOUNT_CREATED);
        return person;
    }

    /** Makes somebody with an account by phone that waits for its code. */
    public Person waitingByPhone() {
        Person person = Person.any();
        assertThat(createByPhone(person).status()).isEqualTo(ACCOUNT_CREATED);
        return person;
    }

    /** Makes somebody with an active account and no alias. */
    public Person activeByEmail() {
        Person person = waitingByEmail();
        Answer answer = of(person).code(code(person.email())).ask(Operation.ACTIVATE_ACCOUNT);
        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        return person;
    }

    /** Makes somebody with an active account, whose alias is the phone number; one SMS was sent. */
    public Person activeByPhone() {
        Person person = waitingByPhone();
        Answer answer =
                of(person).phone(person.phone()).code(code(person.phone())).ask(Operation.ACTIVATE_ACCOUNT);
        assertThat(answer.status()).isEqualTo(ACCOUNT_ACTIVATED);
        return person;
    }

    /** Gives the newest code that went to an address or number. */
    public String code(String to) {
        return backend.sent().last(to).orElseThrow().code().reveal();
    }

    /** Asks about somebody by user name alone. */
    public Status statusOf(Operation question, Person person) {
        return of(person).ask(question).status();
    }

    Answer ask(Operation operation, AccountCreator creator) {
        Assumptions.assumeTrue(backend.supports(operation), "not implemented");
        Submission submission = call(operation, creator);
        assertThat(submission.status()).as("provisional").isEqualTo(REQUEST_OK);
        return new Answer(told(submission), creator);
    }

    void askInVain(Operation operation, AccountCreator creator) {
        Assumptions.assumeTrue(backend.supports(operation), "not implemented");
        Submission submission = call(operation, creator);
        assertThat(submission.status()).as("provisional").isEqualTo(MISSING_ARGUMENTS);
        assertThat(told(submission).status()).isEqualTo(MISSING_ARGUMENTS);
    }

    String secret(String value) {
        secrets.add(value);
        return value;
    }

    private FinalStatus told(Submission submission) {
        FinalStatus end = submission
                .finalStatus()
                .toCompletableFuture()
                .orTimeout(TIMEOUT.toSeconds(), SECONDS)
                .join();
        await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).untilAsserted(() -> assertThat(events)
                .filteredOn(e -> e.id() == end.id())
                .containsExactly(end));
        backend.sent().all().forEach(message -> secret(message.code().reveal()));
        assertThat(secrets).noneMatch(end.toString()::contains);
        assertThat(end.changed())
                .allSatisfy((field, value) -> assertThat("***".equals(value)).isEqualTo(field.secret()));
        return end;
    }

    /** Calls the method of a creator that asks for an operation. */
    public static Submission call(Operation operation, AccountCreator creator) {
        return switch (operation) {
            case IS_ACCOUNT_EXIST -> creator.isAccountExist();
            case CREATE_ACCOUNT -> creator.createAccount();
            case ACTIVATE_ACCOUNT -> creator.activateAccount();
            case IS_ACCOUNT_ACTIVATED -> creator.isAccountActivated();
            case IS_ALIAS_USED -> creator.isAliasUsed();
            case LINK_ACCOUNT -> creator.linkAccount();
            case ACTIVATE_ALIAS -> creator.activateAlias();
            case RECOVER_ACCOUNT -> creator.recoverAccount();
            case IS_ACCOUNT_LINKED -> creator.isAccountLinked();
            case UPDATE_ACCOUNT -> creator.updateAccount();
            case LOGIN_LINPHONE_ACCOUNT -> creator.loginLinphoneAccount();
            case DELETE_ACCOUNT -> creator.deleteAccount();
            case CONFIRMATION_KEY -> creator.confirmationKey();
        };
    }
}
