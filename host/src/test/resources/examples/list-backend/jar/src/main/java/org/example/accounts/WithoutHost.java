package org.example.accounts;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.UsernameStatus;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The backend in a program without host and without CDI. */
final class WithoutHost {
    private WithoutHost() {}

    public static void main(String[] arguments) {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        AccountCreatorService service = new ListBackend(List.of("bob")).on(workers);
        Settings settings = Settings.of(Map.of("accountcreator.domain", "sip.example.org"));
        try (AccountCreators creators = AccountCreators.builder(service)
                        .rules(AccountRules.from(settings))
                        .events(status -> System.out.println(status.operation() + " ended: " + status.status()))
                        .build();
                AccountCreator creator = creators.newAccountCreator()) {
            if (creator.setUsername("bob") == UsernameStatus.OK) {
                Submission submission = creator.isAccountExist(); // provisional: REQUEST_OK
                submission.finalStatus().thenAccept(last -> System.out.println(last.status())); // ACCOUNT_EXIST
            }
        } // waits for what is under way
        service.close();
        workers.shutdown();
    }
}
