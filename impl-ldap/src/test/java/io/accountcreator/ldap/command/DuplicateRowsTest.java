package io.accountcreator.ldap.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.ldap.command.AccountRows.RefusedRowException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuplicateRowsTest {
    private final DuplicateRows seen = new DuplicateRows();

    private void note(String username, String domain, int line, String... aliases) throws RefusedRowException {
        AccountRow row = new AccountRow(
                username, domain, Map.of(), List.of(), Optional.empty(), Optional.empty(), false, Optional.empty());
        seen.note(row, List.of(aliases), line);
    }

    @Test
    void nameShouldBeOneAccountsInItsDomainLetterCaseAside() throws Exception {
        note("xl22", "a.example", 2);
        assertThatThrownBy(() -> note("XL22", "a.example", 3)).hasMessage("the user name stands in line 2 already");
        assertThatCode(() -> note("xl22", "b.example", 4)).doesNotThrowAnyException();
    }

    @Test
    void refusedLineShouldTakeNothingFromLaterOnes() throws Exception {
        note("a", "a.example", 2, "+33612345678");
        assertThatThrownBy(() -> note("b", "a.example", 3, "+33612345679", "+33612345678"))
                .hasMessage("the phone number stands in line 2 already");
        assertThatCode(() -> note("b", "a.example", 4, "+33612345679")).doesNotThrowAnyException();
    }

    @Test
    void everyLineOfALongFileShouldBeRemembered() throws Exception {
        for (int i = 0; i < 20_000; i++) {
            note("user" + i, "a.example", i + 2, "+336" + (10_000_000 + i));
        }
        for (int i = 0; i < 20_000; i += 999) {
            String name = "user" + i;
            String line = String.valueOf(i + 2);
            assertThatThrownBy(() -> note(name, "a.example", 1_000_000)).hasMessageContaining("line " + line + " ");
        }
    }
}
