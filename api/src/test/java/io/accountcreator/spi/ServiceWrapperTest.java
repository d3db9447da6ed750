package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceWrapperTest {
    private final List<String> told = new ArrayList<>();

    /** Notes what reaches it beside operations. */
    private final AccountCreatorService noting = new AccountCreatorService() {
        @Override
        public String name() {
            return "noting";
        }

        @Override
        public String description() {
            return "noting in a list";
        }

        @Override
        public Optional<String> degraded() {
            return Optional.of("writes");
        }

        @Override
        public void undelivered(String phone) {
            told.add("undelivered " + phone);
        }

        @Override
        public boolean ready() {
            return false;
        }

        @Override
        public void constructor(AccountCreator creator) {
            told.add("constructor");
        }

        @Override
        public void destructor(AccountCreator creator) {
            told.add("destructor");
        }

        @Override
        public Status isAccountExist(AccountRequest request, Completion completion) {
            completion.complete(Status.ACCOUNT_EXIST);
            return Status.REQUEST_OK;
        }

        @Override
        public void close() {
            told.add("close");
        }
    };

    @Test
    void wrapperShouldBeWhatItWraps() {
        ServiceWrapper wrapper = new ServiceWrapper(noting) {};

        assertThat(wrapper.name()).isEqualTo("noting");
        assertThat(wrapper.description()).isEqualTo("noting in a list");
        assertThat(wrapper.ready()).isFalse();
        assertThat(wrapper.degraded()).contains("writes");
    }

    @Test
    void wrapperShouldHandOnWhatDidNotArrive() throws Exception {
        new ServiceWrapper(noting) {}.undelivered("+33612345678");

        assertThat(told).containsExactly("undelivered +33612345678");
    }

    @Test
    void wrapperShouldHandOnTheLifeOfACreator() {
        ServiceWrapper wrapper = new ServiceWrapper(noting) {};

        try (AccountCreators creators = AccountCreators.builder(wrapper).build()) {
            creators.newAccountCreator().close();
        }
        assertThat(told).containsExactly("constructor", "destructor");

        wrapper.close();
        assertThat(told).endsWith("close");
    }

    @Test
    void wrapperShouldAnswerWhatItOverridesAndAskForTheRest() {
        ServiceWrapper wrapper = new ServiceWrapper(noting) {
            @Override
            public Status isAccountActivated(AccountRequest request, Completion completion) {
                completion.complete(Status.ACCOUNT_ACTIVATED);
                return Status.REQUEST_OK;
            }
        };

        try (AccountCreators creators = AccountCreators.builder(wrapper).build();
                AccountCreator creator = creators.newAccountCreator()) {
            assertThat(creator.isAccountActivated().finalStatus().toCompletableFuture())
                    .isCompletedWithValueMatching(last -> last.status() == Status.ACCOUNT_ACTIVATED);
            assertThat(creator.isAccountExist().finalStatus().toCompletableFuture())
                    .isCompletedWithValueMatching(last -> last.status() == Status.ACCOUNT_EXIST);
            assertThat(creator.createAccount().status()).isEqualTo(Status.NOT_IMPLEMENTED_ERROR);
        }
    }
}
