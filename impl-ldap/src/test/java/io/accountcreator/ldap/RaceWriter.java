package io.accountcreator.ldap;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.status.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A host of its own process, which wants numbers and user names that others want too, and says what it was told:
 * {@code <number> <user>} for each account that was activated, {@code <name> <host>} for each name that it got. To be killed.
 */
public final class RaceWriter {
    static final int CALLERS = 8;

    private final Crowd crowd;
    private final String host;

    private RaceWriter(Crowd crowd, String host) {
        this.crowd = crowd;
        this.host = host;
    }

    /** @param args URL of slapd, name of this host, how many numbers and how many names to want */
    public static void main(String[] args) throws Exception {
        Map<String, String> settings = new HashMap<>(Slapd.settings(args[0]));
        settings.put("accountcreator.sms.limit", "1000000");
        settings.put("accountcreator.mail.limit", "1000000");
        try (LdapFixture fixture = new LdapFixture(settings);
                AccountCreators creators = AccountCreators.builder(fixture.service)
                        .rules(AccountRules.from(fixture.settings()))
                        .build()) {
            RaceWriter writer = new RaceWriter(new Crowd(fixture, creators), args[1]);
            // Two hosts that begin at once want the same things at once.
            System.out.println("ready");
            System.in.read();
            ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
            for (int thing = 0; thing < Integer.parseInt(args[2]); thing++) {
                String number = String.format("+336%08d", thing);
                String name = "name" + thing;
                callers.execute(() -> writer.wantNumber(number));
                callers.execute(() -> writer.wantName(name));
                callers.execute(() -> writer.wantName(name));
            }
            callers.shutdown();
            callers.awaitTermination(10, TimeUnit.MINUTES);
        }
    }

    private void wantNumber(String number) {
        String username = host + number.substring(1);
        if (crowd.create(username, c -> c.setPhoneNumber(number)) == Status.ACCOUNT_CREATED
                && crowd.activate(username, number) == Status.ACCOUNT_ACTIVATED) {
            System.out.println(number + " " + username);
        }
    }

    private void wantName(String name) {
        if (crowd.create(name, (AccountCreator c) -> c.setEmail(host + "@example.org")) == Status.ACCOUNT_CREATED) {
            System.out.println(name + " " + host);
        }
    }
}
