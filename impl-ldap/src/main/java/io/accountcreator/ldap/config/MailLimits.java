package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.MAIL_BUDGET;
import static io.accountcreator.ldap.config.LdapSetting.MAIL_DOMAIN_BUDGET;
import static io.accountcreator.ldap.config.LdapSetting.MAIL_LIMIT;
import static io.accountcreator.ldap.config.LdapSetting.MAIL_UNUSED_LIMIT;
import static io.accountcreator.ldap.config.LdapSetting.MAIL_USED_PERCENT;
import static io.accountcreator.ldap.config.LdapSetting.MAIL_WINDOW;

import io.accountcreator.spi.Settings;
import java.time.Duration;

/**
 * How many mails with codes may be sent in a window.
 *
 * @param mailbox to one mailbox
 * @param unused to a domain, before it is looked at how many codes are used
 * @param usedPercent share of those beyond, whose codes have to be used
 * @param domain to all addresses of one domain
 * @param all to all addresses
 * @param window length of the window
 */
public record MailLimits(int mailbox, int unused, int usedPercent, int domain, int all, Duration window) {
    private static final int MOST = 1_000_000;
    private static final int MAILBOX = 10;
    private static final int UNUSED = 500;
    private static final int BUDGET = 10_000;
    private static final int WHOLE = 100;
    private static final Duration LONGEST = Duration.ofDays(3650);

    static MailLimits from(Settings settings) {
        int all = settings.integer(MAIL_BUDGET.key(), 0, MOST).orElse(BUDGET);
        return new MailLimits(
                settings.integer(MAIL_LIMIT.key(), 0, MOST).orElse(MAILBOX),
                settings.integer(MAIL_UNUSED_LIMIT.key(), 1, MOST).orElse(UNUSED),
                settings.integer(MAIL_USED_PERCENT.key(), 0, WHOLE).orElse(20),
                settings.integer(MAIL_DOMAIN_BUDGET.key(), 0, MOST).orElse(all),
                all,
                Durations.read(settings, MAIL_WINDOW, LONGEST).orElse(Duration.ofHours(24)));
    }
}
