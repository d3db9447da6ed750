package io.accountcreator;

import static io.accountcreator.Recorded.cell;
import static io.accountcreator.Recorded.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DomainDefaultsTest {
    private static final Recorded RECORDED = new Recorded("domain", "domain-differences", 7);

    static Stream<List<String>> recorded() {
        return RECORDED.inputs();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void requestShouldHaveDomainAlgorithmAndHa1AsRecorded(List<String> row) {
        RecordingBackend backend = new RecordingBackend();
        AccountCreator creator = AccountCreators.builder(backend.service())
                .rules(rules(value(row.get(2)), value(row.get(3))))
                .build()
                .newAccountCreator();
        Map<String, String> fields = fields(row.get(1));
        fields.forEach((field, value) -> fillIn(creator, field, value, fields));

        Status provisional =
                Accounts.call(RecordingBackend.operation(row.get(0)), creator).status();

        AccountRequest request = Objects.requireNonNull(backend.last());
        boolean sent = provisional == Status.REQUEST_OK;
        RECORDED.check(
                row,
                provisional.name(),
                sent ? cell(request.domain()) : "-",
                sent ? cell(wireName(request.algorithm())) : "-",
                sent ? reveal(request.effectiveHa1()) : "-",
                sent ? reveal(request.effectiveNewHa1()) : "-",
                cell(creator.domain()),
                cell(wireName(creator.algorithm())));
    }

    @Test
    void differencesShouldDiffer() {
        RECORDED.checkDifferences();
    }

    private static AccountRules rules(@Nullable String domain, @Nullable String algorithm) {
        Map<String, String> settings = new HashMap<>();
        settings.put("accountcreator.domain", Objects.requireNonNullElse(domain, ""));
        settings.put("accountcreator.algorithm", Objects.requireNonNullElse(algorithm, ""));
        return AccountRules.from(Settings.of(settings));
    }

    private static Map<String, String> fields(String cell) {
        return Arrays.stream(cell.split(" (?=[a-z_]+=)"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> field[0], field -> field[1]));
    }

    private static void fillIn(AccountCreator creator, String field, String cell, Map<String, String> fields) {
        String value = cell.equals("EMPTY") ? "" : cell;
        switch (field) {
            case "username" -> creator.setUsername(value);
            case "phone" -> creator.setPhoneNumber(value, fields.get("cc"));
            case "cc" -> assertThat(fields).containsKey("phone");
            case "email" -> creator.setEmail(value);
            case "password" -> creator.setPassword(value);
            case "new_password" -> creator.setNewPassword(value);
            case "activation_code" -> creator.setActivationCode(value);
            case "domain" -> creator.setDomain(value);
            case "algorithm" -> creator.setAlgorithm(value);
            default -> throw new IllegalArgumentException(field);
        }
    }

    private static @Nullable String wireName(@Nullable Algorithm algorithm) {
        return algorithm == null ? null : algorithm.wireName();
    }

    private static String reveal(@Nullable Secret secret) {
        return secret == null ? "NULL" : secret.reveal();
    }
}
