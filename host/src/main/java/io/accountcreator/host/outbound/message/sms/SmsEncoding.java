package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.spi.Settings;
import java.util.regex.Pattern;

/**
 * The words by which a provider is told the alphabet of a text: without them, some make question marks of all that is not in
 * the GSM 7-bit alphabet.
 *
 * @param gsm7 for a text in the GSM 7-bit alphabet
 * @param unicode for any other
 */
record SmsEncoding(String gsm7, String unicode) {
    private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9._-]{1,32},[A-Za-z0-9._-]{1,32}");

    static SmsEncoding from(Settings settings) {
        return settings.parse(MessageSetting.SMS_ENCODING.key(), "two words such as text,unicode", text -> {
                    if (!WORDS.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    String[] words = text.split(",", 2);
                    return new SmsEncoding(words[0], words[1]);
                })
                .orElse(new SmsEncoding("gsm7", "unicode"));
    }

    String of(String text) {
        return Gsm7.covers(text) ? gsm7 : unicode;
    }
}
