package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.SMS_BUDGET;
import static io.accountcreator.ldap.config.LdapSetting.SMS_COUNTRY_BUDGET;
import static io.accountcreator.ldap.config.LdapSetting.SMS_LIMIT;
import static io.accountcreator.ldap.config.LdapSetting.SMS_RANGE_LIMIT;
import static io.accountcreator.ldap.config.LdapSetting.SMS_UNUSED_LIMIT;
import static io.accountcreator.ldap.config.LdapSetting.SMS_USED_PERCENT;
import static io.accountcreator.ldap.config.LdapSetting.SMS_WINDOW;

import io.accountcreator.spi.Settings;
import java.time.Duration;

/**
 * How many messages may be sent in a window.
 *
 * @param number to one phone number
 * @param range to numbers that differ in their last three digits only
 * @param unused to a country, before it is looked at how many codes are used
 * @param usedPercent share of those beyond, whose codes have to be used
 * @param country to all numbers of one country calling code
 * @param all to all numbers
 * @param window length of the window
 */
public record SmsLimits(int number, int range, int unused, int usedPercent, int country, int all, Duration window) {
    private static final int MOST = 1_000_000;
    private static final int BUDGET = 1000;
    private static final int WHOLE = 100;
    private static final Duration LONGEST = Duration.ofDays(3650);

    static SmsLimits from(Settings settings) {
        int all = settings.integer(SMS_BUDGET.key(), 0, MOST).orElse(BUDGET);
        return new SmsLimits(
                settings.integer(SMS_LIMIT.key(), 0, MOST).orElse(3),
                settings.integer(SMS_RANGE_LIMIT.key(), 1, MOST).orElse(20),
                settings.integer(SMS_UNUSED_LIMIT.key(), 1, MOST).orElse(100),
                settings.integer(SMS_USED_PERCENT.key(), 0, WHOLE).orElse(20),
                settings.integer(SMS_COUNTRY_BUDGET.key(), 0, MOST).orElse(all),
                all,
                Durations.read(settings, SMS_WINDOW, LONGEST).orElse(Duration.ofHours(24)));
    }
}
