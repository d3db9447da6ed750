package io.accountcreator.xmlrpc;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;

/** Asks the backend the way an application does. */
final class Caller implements AutoCloseable {
    /** Has every field that any operation needs. */
    static final String ALL_FIELDS = "username=bob;phone=612345678;cc=33;email=bob@example.com;password=secret-Pass"
            + ";new_password=fresh-Pass;activation_code=97531;domain=sip.example.org";

    final ExecutorService threads = Executors.newSingleThreadExecutor();
    final AccountCreatorService service;
    private final AccountCreators creators;

    Caller(Map<String, String> settings) {
        this(settings, Duration.ofSeconds(30));
    }

    Caller(Map<String, String> settings, Duration deadline) {
        XmlRpcConfig config = XmlRpcConfig.from(Settings.of(settings));
        service = new XmlRpcAccountCreatorService(config).on(threads);
        creators = AccountCreators.builder(service).deadline(deadline).build();
    }

    static Caller of(ScriptedServer server) {
        return new Caller(Map.of(XmlRpcSetting.URL.key(), server.url()));
    }

    AccountCreator creator(String fields) {
        return fill(creators.newAccountCreator(), fields);
    }

    AccountCreator creatorAt(String serviceUrl, String fields) {
        return fill(creators.newAccountCreator(serviceUrl), fields);
    }

    FinalStatus ask(Operation operation, String fields) {
        try (AccountCreator creator = creator(fields)) {
            return ask(operation, creator);
        }
    }

    static FinalStatus ask(Operation operation, AccountCreator creator) {
        try {
            return submit(operation, creator)
                    .finalStatus()
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            return Assertions.fail(e);
        }
    }

    static Submission submit(Operation operation, AccountCreator creator) {
        return Accounts.call(operation, creator);
    }

    private static AccountCreator fill(AccountCreator creator, String fields) {
        Map<String, String> left = new HashMap<>();
        for (String field : fields.isEmpty() ? new String[0] : fields.split(";")) {
            left.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        if (left.containsKey("phone")) {
            creator.setPhoneNumber(left.remove("phone"), left.remove("cc"));
        }
        left.forEach((name, value) -> set(creator, name, value));
        return creator;
    }

    private static void set(AccountCreator creator, String name, String value) {
        Object status =
                switch (name) {
                    case "username" -> creator.setUsername(value);
                    case "password" -> creator.setPassword(value);
                    case "new_password" -> creator.setNewPassword(value);
                    case "ha1" -> creator.setHa1(value);
                    case "new_ha1" -> creator.setNewHa1(value);
                    case "email" -> creator.setEmail(value);
                    case "domain" -> creator.setDomain(value);
                    case "algorithm" -> creator.setAlgorithm(value);
                    case "activation_code" -> creator.setActivationCode(value);
                    case "language" -> creator.setLanguage(value);
                    case "ua" -> creator.setUserAgent(value);
                    default -> Assertions.fail("no field " + name);
                };
        Assertions.assertThat(status).hasToString("OK");
    }

    @Override
    public void close() {
        creators.close();
        service.close();
        threads.shutdownNow();
    }
}
