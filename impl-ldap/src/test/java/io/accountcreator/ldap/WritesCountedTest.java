package io.accountcreator.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import io.accountcreator.spi.Accounts;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What each operation costs the directory, counted by slapd itself (cn=Monitor): the table of the page on costs. */
class WritesCountedTest extends OnSlapd {
    private final Map<String, String> counted = new HashMap<>();

    WritesCountedTest() {
        super(Map.of());
    }

    @Test
    void operationsShouldCostWhatIsWritten() throws Exception {
        Accounts accounts = accounts();
        // The containers are made by the first account, and ten messages are taken of the budgets.
        accounts.activeByPhone();
        accounts.activeByEmail();
        Person mailed = Person.any();
        Person called = Person.any();

        count("createAccount by e-mail", () -> accounts.createByEmail(mailed));
        count("createAccount by phone", () -> accounts.createByPhone(called));
        count("wrong code", () -> accounts.of(mailed).code(WRONG_CODE).ask(Operation.ACTIVATE_ACCOUNT));
        String mailedCode = accounts.code(mailed.email());
        count(
                "activateAccount by e-mail",
                () -> accounts.of(mailed).code(mailedCode).ask(Operation.ACTIVATE_ACCOUNT));
        Person again = Person.any();
        count("createAccount by e-mail, to a mailbox that had one", () -> accounts.of(again)
                .email(mailed.email())
                .password(again.password())
                .ask(Operation.CREATE_ACCOUNT));
        String calledCode = accounts.code(called.phone());
        count(
                "activateAccount by phone",
                () -> accounts.of(called).phone(called.phone()).code(calledCode).ask(Operation.ACTIVATE_ACCOUNT));
        Person alone = Person.any();
        count(
                "createAccount by phone alone",
                () -> accounts.form().phone(alone.phone()).ask(Operation.CREATE_ACCOUNT));
        String aloneCode = accounts.code(alone.phone());
        count(
                "activateAccount by phone alone",
                () -> accounts.form().phone(alone.phone()).code(aloneCode).ask(Operation.ACTIVATE_ACCOUNT));
        count("isAccountExist", () -> accounts.statusOf(Operation.IS_ACCOUNT_EXIST, called));
        count("isAccountExist, unknown", () -> accounts.statusOf(Operation.IS_ACCOUNT_EXIST, Person.any()));
        count("isAccountActivated", () -> accounts.statusOf(Operation.IS_ACCOUNT_ACTIVATED, called));
        count("isAliasUsed", () -> accounts.form().phone(called.phone()).ask(Operation.IS_ALIAS_USED));
        count(
                "isAliasUsed, unknown",
                () -> accounts.form().phone(Person.any().phone()).ask(Operation.IS_ALIAS_USED));
        count(
                "recoverAccount by phone",
                () -> accounts.form().phone(called.phone()).ask(Operation.RECOVER_ACCOUNT));
        String recovery = accounts.code(called.phone());
        count("loginLinphoneAccount", () -> accounts.of(called).code(recovery).ask(Operation.LOGIN_LINPHONE_ACCOUNT));
        count("linkAccount", () -> accounts.of(mailed).phone(mailed.phone()).ask(Operation.LINK_ACCOUNT));
        String link = accounts.code(mailed.phone());
        count("activateAlias", () -> accounts.of(mailed)
                .phone(mailed.phone())
                .password(mailed.password())
                .code(link)
                .ask(Operation.ACTIVATE_ALIAS));
        count("updateAccount", () -> accounts.of(called)
                .password(called.password())
                .newPassword("new" + called.password())
                .ask(Operation.UPDATE_ACCOUNT));
        count(
                "deleteAccount with a number",
                () -> accounts.of(mailed).password(mailed.password()).ask(Operation.DELETE_ACCOUNT));

        assertThat(counted)
                .containsOnly(
                        Map.entry("createAccount by e-mail", "2 writes, 1 reads"),
                        Map.entry("createAccount by e-mail, to a mailbox that had one", "3 writes, 2 reads"),
                        Map.entry("createAccount by phone", "4 writes, 5 reads"),
                        Map.entry("wrong code", "1 writes, 1 reads"),
                        Map.entry("activateAccount by e-mail", "1 writes, 1 reads"),
                        Map.entry("activateAccount by phone", "3 writes, 2 reads"),
                        Map.entry("createAccount by phone alone", "3 writes, 6 reads"),
                        Map.entry("activateAccount by phone alone", "2 writes, 4 reads"),
                        Map.entry("isAccountExist", "0 writes, 1 reads"),
                        Map.entry("isAccountExist, unknown", "0 writes, 1 reads"),
                        Map.entry("isAccountActivated", "0 writes, 1 reads"),
                        Map.entry("isAliasUsed", "0 writes, 2 reads"),
                        Map.entry("isAliasUsed, unknown", "0 writes, 4 reads"),
                        Map.entry("recoverAccount by phone", "2 writes, 4 reads"),
                        Map.entry("loginLinphoneAccount", "1 writes, 1 reads"),
                        Map.entry("linkAccount", "2 writes, 5 reads"),
                        Map.entry("activateAlias", "2 writes, 2 reads"),
                        Map.entry("updateAccount", "1 writes, 1 reads"),
                        Map.entry("deleteAccount with a number", "2 writes, 2 reads"));
        assertThat(page()).isEqualTo(counted);
    }

    @Test
    void addressesThatAreUniqueShouldCostAReadAndAWriteMore() throws Exception {
        try (LdapFixture unique =
                new LdapFixture(with(slapd.settings(), Map.of("accountcreator.ldap.unique-email", "true")))) {
            OnFixture backend = () -> unique;
            Accounts accounts = backend.accounts();
            accounts.activeByEmail();
            Person bob = Person.any();

            count("createAccount", () -> accounts.createByEmail(bob));
            String code = accounts.code(bob.email());
            count("activateAccount", () -> accounts.of(bob).code(code).ask(Operation.ACTIVATE_ACCOUNT));
            count(
                    "deleteAccount",
                    () -> accounts.of(bob).password(bob.password()).ask(Operation.DELETE_ACCOUNT));
        }

        assertThat(counted)
                .containsOnly(
                        Map.entry("createAccount", "2 writes, 2 reads"),
                        Map.entry("activateAccount", "2 writes, 1 reads"),
                        Map.entry("deleteAccount", "2 writes, 1 reads"));
    }

    /** The rows of the page. */
    private static Map<String, String> page() throws IOException {
        return Pattern.compile("(?m)^\\| ([^|]+) \\| (\\d+) \\| (\\d+) \\|$")
                .matcher(Files.readString(Path.of("src/site/markdown/costs.md")))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), row -> row.group(2) + " writes, " + row.group(3) + " reads"));
    }

    private void count(String what, Runnable work) throws Exception {
        try (LDAPConnection monitor = slapd.connect()) {
            Map<String, Integer> before = operations(monitor);
            work.run();
            Map<String, Integer> after = operations(monitor);
            int writes = 0;
            for (String kind : new String[] {"Add", "Modify", "Delete", "Modrdn"}) {
                writes += after.get(kind) - before.get(kind);
            }
            // The first look at the monitor is counted by the second.
            int reads = after.get("Search") - before.get("Search") - 1;
            counted.put(what, writes + " writes, " + reads + " reads");
        }
    }

    private static Map<String, Integer> operations(LDAPConnection monitor) throws Exception {
        Map<String, Integer> counts = new HashMap<>();
        for (SearchResultEntry kind : monitor.search(
                        "cn=Operations,cn=Monitor", SearchScope.ONE, "(objectClass=*)", "+", "*")
                .getSearchEntries()) {
            counts.put(kind.getAttributeValue("cn"), kind.getAttributeValueAsInteger("monitorOpInitiated"));
        }
        return counts;
    }
}
