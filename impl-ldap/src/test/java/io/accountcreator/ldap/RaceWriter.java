package io.accountcreator.ldap;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A host of its own process, which claims numbers that others claim too, and says what it was told: {@code <user> <phone>} for
 * each account that was activated. To be killed.
 */
public final class RaceWriter {
    static final int CALLERS = 8;

    private RaceWriter() {}

    /** @param args URL of slapd, name of this host, numbers to claim */
    public static void main(String[] args) throws Exception {
        Map<String, String> settings = new HashMap<>(Slapd.settings(args[0]));
        settings.put("accountcreator.sms.limit", "1000000");
        int numbers = Integer.parseInt(args[2]);
        try (LdapFixture fixture = new LdapFixture(settings);
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int number = 0; number < numbers; number++) {
                String phone = String.format("+336%08d", number);
                for (int caller = 0; caller < 2; caller++) {
                    String username = args[1] + "-" + number + "-" + caller;
                    callers.execute(() -> claim(fixture, creators, username, phone));
                }
            }
            callers.shutdown();
            callers.awaitTermination(10, TimeUnit.MINUTES);
        }
    }

    private static void claim(LdapFixture fixture, AccountCreators creators, String username, String phone) {
        try (AccountCreator creator = creators.newAccountCreator()) {
            creator.setUsername(username);
            creator.setPhoneNumber(phone);
            if (end(creator.createAccount()) != Status.ACCOUNT_CREATED) {
                return;
            }
            String code = fixture.sent.to(phone).stream()
                    .filter(message -> message.username().equals(username))
                    .findFirst()
                    .orElseThrow()
                    .code()
                    .reveal();
            creator.setActivationCode(code);
            if (end(creator.activateAccount()) == Status.ACCOUNT_ACTIVATED) {
                System.out.println(username + " " + phone);
            }
        }
    }

    private static Status end(Submission submission) {
        return submission.finalStatus().toCompletableFuture().join().status();
    }
}
