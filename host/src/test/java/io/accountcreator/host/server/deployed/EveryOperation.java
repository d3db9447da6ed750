package io.accountcreator.host.server.deployed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The life of an account through the Java API, with every operation in it. */
public final class EveryOperation {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final String NEW_HA1 = "fedcba9876543210fedcba9876543210";

    private final AccountCreators creators;
    private final UnaryOperator<String> codes;
    private final String username;
    private final String phone;
    private final Set<Operation> asked = EnumSet.noneOf(Operation.class);
    private String revealed;

    /** For an account that is not there yet; {@code codes} gives the newest code that went to a phone number. */
    public EveryOperation(AccountCreators creators, UnaryOperator<String> codes, String username, String phone) {
        this.creators = creators;
        this.codes = codes;
        this.username = username;
        this.phone = phone;
    }

    /** Throws unless every operation ends as it should. */
    public void run() {
        Consumer<AccountCreator> nothing = creator -> {};
        Consumer<AccountCreator> known = creator -> creator.setHa1(HA1);
        Consumer<AccountCreator> email = known.andThen(creator -> creator.setEmail(username + "@example.org"));

        ask(Status.ACCOUNT_NOT_EXIST, AccountCreator::isAccountExist, nothing);
        ask(Status.ACCOUNT_CREATED, AccountCreator::createAccount, email);
        ask(Status.ACCOUNT_NOT_ACTIVATED, AccountCreator::isAccountActivated, nothing);
        ask(Status.REQUEST_OK, AccountCreator::confirmationKey, known);
        ask(Status.ACCOUNT_ACTIVATED, AccountCreator::activateAccount, code(revealed));
        ask(Status.ACCOUNT_ACTIVATED, AccountCreator::isAccountActivated, nothing);
        ask(Status.ACCOUNT_NOT_LINKED, AccountCreator::isAccountLinked, nothing);
        ask(Status.REQUEST_OK, AccountCreator::linkAccount, this::phone);
        Consumer<AccountCreator> link = known.andThen(this::phone).andThen(code(codes.apply(phone)));
        ask(Status.ACCOUNT_ACTIVATED, AccountCreator::activateAlias, link);
        ask(Status.ALIAS_EXIST, AccountCreator::isAliasUsed, this::phone);
        ask(Status.ACCOUNT_LINKED, AccountCreator::isAccountLinked, nothing);
        ask(Status.REQUEST_OK, AccountCreator::recoverAccount, this::phone);
        ask(Status.REQUEST_OK, AccountCreator::loginLinphoneAccount, code(codes.apply(phone)));
        ask(Status.REQUEST_OK, AccountCreator::updateAccount, known.andThen(creator -> creator.setNewHa1(NEW_HA1)));
        ask(Status.REQUEST_OK, AccountCreator::deleteAccount, creator -> creator.setHa1(NEW_HA1));

        assertEquals(EnumSet.allOf(Operation.class), asked);
    }

    private void ask(Status end, Function<AccountCreator, Submission> operation, Consumer<AccountCreator> fields) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            fields.accept(creator);
            Submission submission = operation.apply(creator);
            FinalStatus told = submission.finalStatus().toCompletableFuture().join();
            assertEquals(end, told.status(), () -> told.operation() + ": " + told.response());
            asked.add(told.operation());
            if (told.operation() == Operation.CONFIRMATION_KEY) {
                // Closing the creator clears its own.
                revealed = creator.activationCode().reveal();
            }
        }
    }

    private void phone(AccountCreator creator) {
        creator.setPhoneNumber(phone);
    }

    private static Consumer<AccountCreator> code(String code) {
        return creator -> creator.setActivationCode(code);
    }
}
