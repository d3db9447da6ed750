package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.CapturedLog;
import io.accountcreator.spi.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CommandAuditTest {
    private static final String WHO = "command.changed command=erase by=root sudo-user=alice";

    @Test
    void eachAccountShouldHaveALineAtOnceWhereTheAuditLogHasAPlaceOfItsOwn() {
        assertThat(lines(true, audit -> {
                    audit.changed("bob", "sip.example.org");
                    audit.changed("eve", "sip.example.org");
                }))
                .hasSize(2)
                .allMatch(line -> line.matches(WHO + " domain=sip\\.example\\.org subject=[0-9a-f]{32}"));
    }

    @Test
    void aCommandShouldPrintOneLineHoweverManyAccountsItChanges() {
        assertThat(lines(false, audit -> audit.changed("bob", "sip.example.org")))
                .hasSize(1)
                .first()
                .asString()
                .startsWith(WHO + " domain=");
        assertThat(lines(false, audit -> {
                    audit.changed("bob", "sip.example.org");
                    audit.changed("eve", "sip.example.org");
                }))
                .containsExactly(WHO + " accounts=2");
    }

    @Test
    void whatIsNoAccountShouldBeInTheAuditToo() {
        assertThat(lines(true, CommandAudit::changed)).containsExactly(WHO + " accounts=0");
        assertThat(lines(false, CommandAudit::changed)).containsExactly(WHO + " accounts=0");
    }

    @Test
    void aCommandThatChangesNothingShouldNotBeInTheAudit() {
        assertThat(lines(true, audit -> {})).isEmpty();
        assertThat(lines(false, audit -> {})).isEmpty();
    }

    @Test
    void aUserWithoutANameShouldBeKnownByNumber() {
        assertThat(CommandUser.name("root")).isEqualTo("root");
        assertThat(CommandUser.name("?")).matches("uid:[0-9]+");
    }

    private static List<String> lines(boolean atOnce, Consumer<CommandAudit> work) {
        CommandUser user = new CommandUser("root", "alice");
        try (CapturedLog log = new CapturedLog(AuditLog.NAME)) {
            try (CommandAudit audit =
                    new CommandAudit(AuditConfig.from(Settings.of(Map.of())), "erase", user, atOnce)) {
                work.accept(audit);
            }
            return List.copyOf(log.messages());
        }
    }
}
