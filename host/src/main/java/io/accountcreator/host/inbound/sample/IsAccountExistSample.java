package io.accountcreator.host.inbound.sample;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.Status;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.PrintStream;

/**
 * "Override account creator service" of the client library's documentation, in Java: a service that answers one operation
 * itself takes the place of the backend.
 */
public final class IsAccountExistSample {
    private IsAccountExistSample() {}

    /** Knows one account. What it does not override is not implemented. */
    static final class MyService implements AccountCreatorService {
        @Override
        public Status isAccountExist(AccountRequest request, Completion completion) {
            String username = request.username();
            // If no user name is set we cannot know whether the account exists.
            if (username == null) {
                completion.complete(Outcome.of(Status.MISSING_ARGUMENTS).withResponse("Missing required parameters"));
                return Status.MISSING_ARGUMENTS;
            }
            if (username.equals("user_exist")) {
                completion.complete(Outcome.of(Status.ACCOUNT_EXIST).withResponse("Account exist"));
            } else {
                completion.complete(Outcome.of(Status.ACCOUNT_NOT_EXIST).withResponse("Account does not exist"));
            }
            return Status.REQUEST_OK;
        }
    }

    /**
     * Runs the example.
     *
     * @param arguments the user name to ask for, user_exist if there is none
     */
    public static void main(String[] arguments) {
        run(arguments.length == 0 ? "user_exist" : arguments[0], System.out);
    }

    /**
     * Asks whether an account exists.
     *
     * @param username the user name to ask for
     * @param out where the answer is printed
     * @return whether the request could be made
     */
    public static boolean run(String username, PrintStream out) {
        // The core, as the application has it.
        try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
            AccountCreators core = container.select(AccountCreators.class).get();

            // Do not forget to give your service to the core.
            core.setService(new MyService());

            // A creator that asks your service.
            try (AccountCreator creator = core.newAccountCreator("url://serveur.com")) {
                creator.setUsername(username);

                Submission submission = creator.isAccountExist();
                if (submission.status() != Status.REQUEST_OK) {
                    out.println("Error with the request is_account_exist");
                }
                FinalStatus last =
                        submission.finalStatus().toCompletableFuture().join();
                out.println(last.status() + ": " + last.response());
                return submission.status() == Status.REQUEST_OK;
            }
        }
    }
}
