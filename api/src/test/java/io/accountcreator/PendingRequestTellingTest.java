package io.accountcreator;

import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Who is told, in which order, and of what. */
class PendingRequestTellingTest {
    private static final String HA1 = "379214c801c0c0a8bbbddc3d1531a67e";
    private static final Outcome CHANGES = Outcome.of(ACCOUNT_ACTIVATED)
            .withUsername("Bob")
            .withPhone("+33612345678")
            .withHa1(Secret.of(HA1), Algorithm.MD5)
            .withActivationCode(Secret.of("xyzzy"));

    private final AtomicReference<Completion> completion = new AtomicReference<>();
    private final ScriptedService service = new ScriptedService((request, c) -> {
        completion.set(c);
        return REQUEST_OK;
    });

    @Test
    void creatorShouldHaveItsChangesBeforeAnyoneIsTold() {
        List<String> seen = new CopyOnWriteArrayList<>();
        AtomicReference<AccountCreator> creator = new AtomicReference<>();
        creator.set(creator(event -> seen.add("event: " + fields(creator.get()))));
        creator.get().isAccountExist().finalStatus().thenAccept(end -> seen.add("caller: " + fields(creator.get())));

        completion.get().complete(CHANGES);

        String changed = "Bob +33612345678 " + HA1 + " MD5 xyzzy";
        assertThat(seen).containsExactly("caller: " + changed, "event: " + changed);
    }

    @Test
    void creatorShouldKeepItsFieldsWhenNothingChanged() {
        AccountCreator creator = creator(event -> {});
        creator.setUsername("alice");
        creator.setHa1(HA1);
        creator.isAccountExist();

        completion.get().complete(ACCOUNT_EXIST);

        assertThat(creator.username()).isEqualTo("alice");
        assertThat(creator.ha1()).isNotNull();
    }

    @Test
    void fieldsThatTheCallerChangesMeanwhileShouldNotReachTheRequest() {
        AtomicReference<String> asked = new AtomicReference<>();
        AccountCreator creator = AccountCreators.builder(new ScriptedService((request, c) -> {
                    asked.set(request.username());
                    completion.set(c);
                    return REQUEST_OK;
                }))
                .build()
                .newAccountCreator();
        creator.setUsername("alice");

        Submission submission = creator.isAccountExist();
        creator.setUsername("bob");
        completion.get().complete(ACCOUNT_EXIST);

        assertThat(asked).hasValue("alice");
        assertThat(submission.finalStatus().toCompletableFuture().join().username())
                .isEqualTo("alice");
        assertThat(creator.username()).isEqualTo("bob");
    }

    @Test
    void eventShouldSayWhichNumberWasAskedForAndFromWhere() throws Exception {
        AtomicReference<FinalStatus> told = new AtomicReference<>();
        AccountCreator creator = creator(told::set);
        creator.setPhoneNumber("0612345678", "33");
        creator.setClientAddress(InetAddress.getByName("2001:db8::7"));
        creator.isAccountExist();

        completion.get().complete(ACCOUNT_EXIST);

        assertThat(told.get().phone()).isEqualTo("+33612345678");
        assertThat(told.get().clientAddress()).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void eventShouldListChangesWithoutSecrets() {
        List<FinalStatus> events = new CopyOnWriteArrayList<>();
        AccountCreator creator = creator(events::add);
        creator.setPassword("xyzzy");
        creator.isAccountExist();

        completion.get().complete(CHANGES);

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.changed())
                    .containsOnly(
                            entry(Field.USERNAME, "Bob"),
                            entry(Field.PHONE, "+33612345678"),
                            entry(Field.HA1, "***"),
                            entry(Field.ALGORITHM, "MD5"),
                            entry(Field.ACTIVATION_CODE, "***"));
            assertThat(event.toString()).doesNotContain(HA1, "xyzzy");
        });
    }

    @Test
    void requestShouldEndWhenAnObserverThrows() {
        AccountCreators creators = AccountCreators.builder(service)
                .maxInFlight(1)
                .events(event -> {
                    throw new IllegalStateException("observer");
                })
                .build();
        AccountCreator creator = creators.newAccountCreator();
        Submission submission = creator.isAccountExist();
        creator.close();

        assertThat(completion.get().complete(ACCOUNT_EXIST)).isTrue();

        assertThat(submission.finalStatus().toCompletableFuture()).isCompleted();
        assertThat(service.destructed).containsExactly(creator.id());
        assertThat(creators.newAccountCreator().isAccountExist().status()).isEqualTo(REQUEST_OK);
    }

    @Test
    void requestShouldEndWhenTheCallerThrows() {
        List<FinalStatus> events = new CopyOnWriteArrayList<>();
        AccountCreator creator = creator(events::add);
        creator.isAccountExist().finalStatus().thenAccept(end -> {
            throw new IllegalStateException("caller");
        });

        assertThat(completion.get().complete(ACCOUNT_EXIST)).isTrue();

        assertThat(events).hasSize(1);
    }

    private AccountCreator creator(Consumer<FinalStatus> events) {
        return AccountCreators.builder(service).events(events).build().newAccountCreator();
    }

    private static String fields(AccountCreator creator) {
        return String.join(
                " ",
                creator.username(),
                creator.phoneNumber(),
                Objects.requireNonNull(creator.ha1()).reveal(),
                String.valueOf(creator.algorithm()),
                Objects.requireNonNull(creator.activationCode()).reveal());
    }
}
