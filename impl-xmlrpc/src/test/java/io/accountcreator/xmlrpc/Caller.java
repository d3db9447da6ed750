package io.accountcreator.xmlrpc;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.AccountRules;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

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
        creators = AccountCreators.builder(service)
                .rules(rules(settings))
                .deadline(deadline)
                .build();
    }

    /** Conversations were recorded with phone numbers that do not exist. */
    private static AccountRules rules(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("accountcreator.phone.check", "shape");
        all.put("accountcreator.sms.types", "*");
        return AccountRules.from(Settings.of(all));
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
        Assertions.assertThat(fillIn(creator, fields)).isEmpty();
        return creator;
    }

    /** Sets the fields, {@code name=value} separated by semicolons, and gives the names of those that were refused. */
    static List<String> fillIn(AccountCreator creator, String fields) {
        Map<String, String> left = new LinkedHashMap<>();
        for (String field : fields.isEmpty() ? new String[0] : fields.split(";")) {
            left.put(field.substring(0, field.indexOf('=')), field.substring(field.indexOf('=') + 1));
        }
        String country = left.remove("cc");
        List<String> refused = new ArrayList<>();
        left.forEach((name, value) -> {
            String status = set(creator, name, value, country).toString();
            if (!status.equals("OK") && !status.equals("[OK]")) {
                refused.add(name);
            }
        });
        return refused;
    }

    private static Object set(AccountCreator creator, String name, String value, @Nullable String country) {
        return switch (name) {
            case "username" -> creator.setUsername(value);
            case "phone" -> creator.setPhoneNumber(value, country);
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
    }

    /** What an operation may change in a creator, in clear. */
    static Map<String, String> changeable(AccountCreator creator) {
        Map<String, String> values = new TreeMap<>();
        put(values, "username", creator.username());
        put(values, "phone", creator.phoneNumber());
        put(values, "ha1", creator.ha1() == null ? null : creator.ha1().reveal());
        put(
                values,
                "algorithm",
                creator.algorithm() == null ? null : creator.algorithm().wireName());
        put(
                values,
                "activation_code",
                creator.activationCode() == null
                        ? null
                        : creator.activationCode().reveal());
        return values;
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null) {
            values.put(name, value);
        }
    }

    @Override
    public void close() {
        creators.close();
        service.close();
        threads.shutdownNow();
    }
}
