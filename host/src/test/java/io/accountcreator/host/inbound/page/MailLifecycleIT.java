package io.accountcreator.host.inbound.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.accountcreator.host.real.Browser;
import io.accountcreator.host.real.RealClient;
import io.accountcreator.host.real.SeHost;
import io.accountcreator.ldap.Slapd;
import io.accountcreator.spi.TestCodes;
import io.accountcreator.status.Status;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An account by e-mail: an unmodified client, the distribution, a real directory, a mail server and a browser. */
class MailLifecycleIT {
    private static final String DOMAIN = "sip.example.org";

    private final TestCodes secrets = new TestCodes();

    @Test
    void anAccountShouldBeActivatedByTheLinkInItsMail() {
        GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mails.start();
        try (Slapd slapd = Slapd.start();
                SeHost host = SeHost.start(settings(slapd, mails));
                Browser browser = Browser.start()) {
            RealClient client = RealClient.of(host.gateway());
            String password = "password=" + secrets.password();
            ask(client, "create_account", Status.ACCOUNT_CREATED, password, "email=bob@example.org");
            ask(client, "is_account_activated", Status.ACCOUNT_NOT_ACTIVATED);

            browser.open(MailedHost.link(mails, "bob@example.org"));
            ask(client, "is_account_activated", Status.ACCOUNT_NOT_ACTIVATED);
            browser.click("button");

            assertThat(browser.text()).contains("Your account is active");
            ask(client, "is_account_activated", Status.ACCOUNT_ACTIVATED);
            browser.open(MailedHost.link(mails, "bob@example.org"));
            assertThat(browser.text()).contains("active already");
        } finally {
            mails.stop();
        }
    }

    private static Map<String, String> settings(Slapd slapd, GreenMail mails) {
        Map<String, String> settings = new HashMap<>(slapd.settings());
        settings.put("accountcreator.domain", DOMAIN);
        settings.put("accountcreator.public-url", "http://127.0.0.1:${accountcreator.http.port}");
        settings.put("accountcreator.sender.email", "smtp");
        settings.put("accountcreator.mail.host", "127.0.0.1");
        settings.put("accountcreator.mail.port", String.valueOf(mails.getSmtp().getPort()));
        settings.put("accountcreator.mail.from", "accounts@example.org");
        return settings;
    }

    private static void ask(RealClient client, String operation, Status expected, String... fields) {
        List<String> all = new ArrayList<>(List.of("domain=" + DOMAIN, "username=bob"));
        // Where the client takes the domain from in those operations that ignore the creator's.
        all.add("defcfg:reg_identity=sip:user@" + DOMAIN);
        all.addAll(List.of(fields));
        assertThat(client.run(operation, all).getInt("final")).as(operation).isEqualTo(expected.code());
    }
}
