package io.accountcreator.ldap.command;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.ldap.ImportOnSlapdTest;
import io.accountcreator.ldap.LdapFixture;
import io.accountcreator.ldap.config.LdapConfig;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ImportRunTest {
    /** Each step that threw kept its place, and the file waited for one for ever. */
    @Test
    @Timeout(60)
    void importShouldEndWhenStepsThrowWhatTheyMustNot() throws Exception {
        try (LdapFixture fixture = new LdapFixture(Map.of("accountcreator.ldap.url", "memory:"))) {
            LdapConfig config = LdapConfig.from(fixture.settings()).orElseThrow();
            CsvReader csv = new CsvReader(new StringReader(ImportOnSlapdTest.accounts(100)));
            ImportRun run = new ImportRun(
                    row -> {
                        throw new IllegalStateException("a bug");
                    },
                    new PrintWriter(new StringWriter()),
                    new Progress(null, () -> 0, 0),
                    2,
                    Duration.ZERO);
            try (AccountRows rows = new AccountRows(
                    csv.read().orElseThrow(), new AccountRows.Reading(false, false), config, fixture.settings())) {
                assertThatThrownBy(() -> run.run(csv, rows, (row, line) -> {}))
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }
}
