package io.accountcreator.host.inbound.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailServerDownTest {
    @Test
    void aCreateShouldSayThatTheMailServerIsDownAndLeaveNothing() {
        try (MailedHost host = new MailedHost(Map.of())) {
            host.mails.stop();

            assertThat(host.create("bob")).isEqualTo("NOK");

            assertThat(host.call("is_account_used", "bob", MailedHost.DOMAIN)).isEqualTo("NOK");
        }
    }
}
