package io.accountcreator.host.outbound.message.sms;

import static io.accountcreator.host.runtime.config.MessageSetting.SMS_ERROR_CODE;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_SUCCESS_BODY;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_SUCCESS_STATUS;

import io.accountcreator.spi.OwnExpression;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which answers of an SMS provider mean that it took the message.
 *
 * @param least smallest HTTP status
 * @param most greatest HTTP status
 * @param body what must be found in the answer
 * @param error finds the provider's own code of an error, as its first group
 */
record SmsSuccess(int least, int most, Optional<Pattern> body, Optional<Pattern> error) {
    /** What is logged of an answer: it cannot be a sentence, which might quote the message. */
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,40}");

    private static final Pattern RANGE = Pattern.compile("([2-5][0-9]{2})(?:\\s*-\\s*([2-5][0-9]{2}))?");

    static SmsSuccess from(Settings settings) {
        String range = settings.parse(SMS_SUCCESS_STATUS.key(), "a status or a range such as 200-299", text -> {
                    if (!RANGE.matcher(text).matches()) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                })
                .orElse("200-299");
        Matcher bounds = RANGE.matcher(range);
        if (!bounds.matches()) {
            throw new IllegalStateException(range);
        }
        int least = Integer.parseInt(bounds.group(1));
        int most = bounds.group(2) == null ? least : Integer.parseInt(bounds.group(2));
        if (most < least) {
            throw new SettingException(SMS_SUCCESS_STATUS.key(), range, "a range that begins with the smaller number");
        }
        return new SmsSuccess(
                least,
                most,
                settings.parse(SMS_SUCCESS_BODY.key(), "a regular expression", Pattern::compile),
                settings.parse(SMS_ERROR_CODE.key(), "a regular expression with a group", SmsSuccess::withGroup));
    }

    private static Pattern withGroup(String text) {
        Pattern pattern = Pattern.compile(text);
        if (pattern.matcher("").groupCount() == 0) {
            throw new IllegalArgumentException(text);
        }
        return pattern;
    }

    /** The provider's own code of an error, if the answer has one. */
    Optional<String> errorCode(String answer) {
        return error.flatMap(expression -> OwnExpression.firstGroup(expression, answer))
                .filter(code -> CODE.matcher(code).matches());
    }

    boolean is(int status, String answer) {
        return status >= least
                && status <= most
                && body.map(expression -> OwnExpression.finds(expression, answer))
                        .orElse(true);
    }
}
