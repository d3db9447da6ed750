package io.accountcreator.ldap;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Messages in a window, as the directory keeps them: {@code <begin, seconds since 1970> <sent> <used>}. One text, so that an
 * assertion on it sees every change.
 *
 * @param begin of the window
 * @param sent messages
 * @param used how many of their codes were used
 */
record SmsCount(Instant begin, int sent, int used) {
    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,11}) ([0-9]{1,9})(?: ([0-9]{1,9}))?");

    static SmsCount none(Instant now) {
        return new SmsCount(now, 0, 0);
    }

    static Optional<SmsCount> parse(String text) {
        Matcher parts = FORMAT.matcher(text);
        return parts.matches()
                ? Optional.of(new SmsCount(
                        Instant.ofEpochSecond(Long.parseLong(parts.group(1))),
                        Integer.parseInt(parts.group(2)),
                        parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    SmsCount plus(int moreSent, int moreUsed) {
        return new SmsCount(begin, sent + moreSent, used + moreUsed);
    }

    boolean covers(Instant now, Duration length) {
        // A begin in the far future is a clock's that was wrong, and must not close a number until then.
        return Duration.between(begin, now).abs().compareTo(length) < 0;
    }

    String format() {
        return begin.getEpochSecond() + " " + sent + " " + used;
    }
}
