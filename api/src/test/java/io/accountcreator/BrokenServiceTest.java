package io.accountcreator;

import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.UNEXPECTED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.status.Status;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A service or an observer that is broken ends its own request, and takes nothing from the next one. */
class BrokenServiceTest {
    @Test
    void roomShouldBeLeftWhenTheDestructorLacksAClass() {
        AtomicReference<AccountCreator> current = new AtomicReference<>();
        AccountCreators creators = creators(
                new Broken((request, completion) -> {
                    // The destructor is called when the request has ended, then.
                    current.get().close();
                    return exists(request, completion);
                }),
                event -> {});

        for (int i = 0; i < 2; i++) {
            current.set(creators.newAccountCreator());
            assertThat(end(current.get().isAccountExist()).status()).isEqualTo(ACCOUNT_EXIST);
        }
    }

    @Test
    void roomShouldBeLeftWhenTheVirtualMachineFailsTheService() {
        AccountCreators creators = creators(
                new Broken((request, completion) -> {
                    throw new InternalError("no thread to be had");
                }),
                event -> {});

        for (int i = 0; i < 2; i++) {
            assertThat(end(creators.newAccountCreator().isAccountExist()).status())
                    .isEqualTo(UNEXPECTED_ERROR);
        }
    }

    @Test
    void requestShouldEndWhenTheServiceCannotTellItsNameAnyMore() {
        Broken service = new Broken((request, completion) -> {
            throw new IllegalStateException("gone");
        });
        AccountCreators creators = creators(service, event -> {});
        AccountCreator creator = creators.newAccountCreator();
        service.nameless = true;

        for (int i = 0; i < 2; i++) {
            assertThat(end(creator.isAccountExist()).status()).isEqualTo(UNEXPECTED_ERROR);
        }
    }

    @Test
    void callerShouldNotBeThrownAtWhenAnObserverLacksAClass() {
        AccountCreators creators = creators(new Broken(BrokenServiceTest::exists), event -> {
            throw new NoClassDefFoundError("observer");
        });

        assertThat(end(creators.newAccountCreator().isAccountExist()).status()).isEqualTo(ACCOUNT_EXIST);
    }

    private static AccountCreators creators(AccountCreatorService service, Consumer<FinalStatus> events) {
        return AccountCreators.builder(service).events(events).maxInFlight(1).build();
    }

    private static Status exists(AccountRequest request, Completion completion) {
        completion.complete(ACCOUNT_EXIST);
        return REQUEST_OK;
    }

    private static FinalStatus end(Submission submission) {
        return submission.finalStatus().toCompletableFuture().join();
    }

    private static final class Broken implements AccountCreatorService {
        private final BiFunction<AccountRequest, Completion, Status> script;
        private boolean nameless;

        Broken(BiFunction<AccountRequest, Completion, Status> script) {
            this.script = script;
        }

        @Override
        public String name() {
            if (nameless) {
                throw new IllegalStateException("gone");
            }
            return "broken";
        }

        @Override
        public void destructor(AccountCreator creator) {
            throw new NoClassDefFoundError("destructor");
        }

        @Override
        public Status isAccountExist(AccountRequest request, Completion completion) {
            return script.apply(request, completion);
        }
    }
}
