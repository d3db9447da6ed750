package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.AccountRules;
import io.accountcreator.PhoneCheck;
import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whom messages come from: a name is allowed in some countries, and a number of the country itself demanded in others.
 *
 * @param standard where a country has none of its own; may be empty
 * @param byCountry by ISO 3166 code
 */
record SmsSenderIds(String standard, Map<String, String> byCountry) {
    private static final Pattern ENTRY = Pattern.compile("[A-Z]{2}=[^,=]{1,32}");

    static SmsSenderIds from(Settings settings) {
        String standard = settings.text(MessageSetting.SMS_FROM.key()).orElse("");
        if (AccountRules.hasControl(standard)) {
            throw new SettingException(
                    MessageSetting.SMS_FROM.key(), "***", "a value on one line, without control characters");
        }
        return new SmsSenderIds(
                standard,
                settings.parse(
                                MessageSetting.SMS_FROM_BY_COUNTRY.key(),
                                "countries with senders, such as US=+12025550100,GB=Example",
                                SmsSenderIds::byCountry)
                        .orElse(Map.of()));
    }

    private static Map<String, String> byCountry(String text) {
        Map<String, String> senders = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            String stripped = entry.strip();
            if (!ENTRY.matcher(stripped).matches()
                    || AccountRules.hasControl(stripped)
                    || !PhoneCheck.isCountry(stripped.substring(0, 2))
                    || senders.put(stripped.substring(0, 2), stripped.substring(3)) != null) {
                throw new IllegalArgumentException(stripped);
            }
        }
        return Map.copyOf(senders);
    }

    /** The sender of messages to a number in E.164. */
    String to(String phone) {
        return PhoneCheck.country(phone).map(byCountry::get).orElse(standard);
    }
}
