package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Map;

/** Writes text messages, in the language of the message; those that come with the host are one message each. */
final class SmsText {
    private static final Logger LOG = System.getLogger(SmsText.class.getName());
    private static final int LONGEST_NAME = 30;
    private static final String LONGEST_CODE = "00000000";

    private final MessageTexts texts;

    SmsText(MessageTexts texts) {
        this.texts = texts;
    }

    String write(Message message) {
        String language = texts.language(message.language());
        return write(
                language,
                message.purpose(),
                texts.name(message.domain()),
                message.code().reveal());
    }

    private String write(String language, Purpose purpose, String name, String code) {
        String key = "sms." + purpose.name().toLowerCase(Locale.ROOT);
        return texts.say(language, key, Map.of("code", code, "name", shortened(name)));
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    /** An operator's own words may be longer; each part costs. */
    void warnOfLongOnes() {
        for (String language : texts.languages()) {
            for (Purpose purpose : Purpose.values()) {
                if (!Gsm7.isOneMessage(write(language, purpose, "x".repeat(LONGEST_NAME), LONGEST_CODE))) {
                    LOG.log(
                            Level.WARNING,
                            "the text message for {0} in language {1} may take more than one SMS",
                            purpose,
                            language);
                }
            }
        }
    }
}
