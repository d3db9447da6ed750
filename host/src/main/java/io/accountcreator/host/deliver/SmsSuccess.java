package io.accountcreator.host.deliver;

import static io.accountcreator.host.deliver.DeliverSetting.SMS_SUCCESS_BODY;
import static io.accountcreator.host.deliver.DeliverSetting.SMS_SUCCESS_STATUS;

import io.accountcreator.spi.OwnExpression;
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
 */
record SmsSuccess(int least, int most, Optional<Pattern> body) {
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
        return new SmsSuccess(
                least, most, settings.parse(SMS_SUCCESS_BODY.key(), "a regular expression", Pattern::compile));
    }

    boolean is(int status, String answer) {
        return status >= least
                && status <= most
                && body.map(expression -> OwnExpression.finds(expression, answer))
                        .orElse(true);
    }
}
