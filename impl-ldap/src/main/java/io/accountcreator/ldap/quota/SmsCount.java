package io.accountcreator.ldap.quota;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Messages in a window, as the directory keeps them: {@code <begin, seconds since 1970> <sent> <used> <undelivered>},
 * the last only if there are any, as hosts of before cannot read it. One text, so that an assertion on it sees every change.
 *
 * @param begin of the window
 * @param sent messages
 * @param used how many of their codes were used
 * @param undelivered how many of them did not arrive, by the reports of the provider
 */
public record SmsCount(Instant begin, int sent, int used, int undelivered) {
    private static final Pattern FORMAT =
            Pattern.compile("([0-9]{1,11}) ([0-9]{1,9})(?: ([0-9]{1,9})(?: ([0-9]{1,9}))?)?");

    static SmsCount none(Instant now) {
        return new SmsCount(now, 0, 0, 0);
    }

    public static Optional<SmsCount> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches()
                ? Optional.of(new SmsCount(
                        Instant.ofEpochSecond(Long.parseLong(parts.group(1))),
                        Integer.parseInt(parts.group(2)),
                        number(parts.group(3)),
                        number(parts.group(4))))
                : Optional.empty();
    }

    private static int number(@Nullable String text) {
        return text == null ? 0 : Integer.parseInt(text);
    }

    SmsCount plus(int moreSent, int moreUsed) {
        return new SmsCount(begin, sent + moreSent, used + moreUsed, undelivered);
    }

    /** The same with one more that did not arrive; of no more than were sent, however often a report comes. */
    SmsCount plusUndelivered() {
        return undelivered < sent ? new SmsCount(begin, sent, used, undelivered + 1) : this;
    }

    boolean covers(Instant now, Duration length) {
        // A begin in the far future is a clock's that was wrong, and must not close a number until then.
        return Duration.between(begin, now).abs().compareTo(length) < 0;
    }

    String format() {
        return begin.getEpochSecond() + " " + sent + " " + used + (undelivered > 0 ? " " + undelivered : "");
    }
}
