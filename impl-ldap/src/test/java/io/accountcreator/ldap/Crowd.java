package io.accountcreator.ldap;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.spi.Message;
import io.accountcreator.status.Status;
import java.util.UUID;
import java.util.function.Consumer;

/** What many callers at a host do at once. */
final class Crowd {
    private final LdapFixture fixture;
    private final AccountCreators creators;

    Crowd(LdapFixture fixture, AccountCreators creators) {
        this.fixture = fixture;
        this.creators = creators;
    }

    /** Creates an account that is reached as the caller says. */
    Status create(String username, Consumer<AccountCreator> reached) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            // Its own: with another's the same name and place would be asked for once more, and not twice.
            creator.setHa1(UUID.randomUUID().toString().replace("-", ""));
            reached.accept(creator);
            return end(creator.createAccount());
        }
    }

    /** Activates it with the code that was sent to its number. */
    Status activate(String username, String number) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setPhoneNumber(number);
            creator.setActivationCode(fixture.sent.to(number).stream()
                    .filter(message -> message.username().equals(username))
                    .map(Message::code)
                    .findFirst()
                    .orElseThrow()
                    .reveal());
            return end(creator.activateAccount());
        }
    }

    /** Tries to activate it with a code, without saying how it was reached. */
    Status activateWith(String username, String code) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setActivationCode(code);
            return end(creator.activateAccount());
        }
    }

    private static Status end(Submission submission) {
        return submission.finalStatus().toCompletableFuture().join().status();
    }
}
