package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ErrorLogTest {
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> stacks = new ArrayList<>();
    private final ErrorLog errors = new ErrorLog(new Lines(), nanos::get);

    @Test
    void anErrorThatComesAgainAndAgainShouldBeWrittenOnceAMinuteAndElseCounted() {
        for (int i = 0; i < 1000; i++) {
            errors.write("it failed", overflow());
        }
        nanos.addAndGet(Duration.ofMinutes(1).toNanos());
        errors.write("it failed", overflow());
        errors.write("it failed", overflow());

        assertThat(lines)
                .containsExactly("it failed", "it failed (and 999 more of its kind since it was last told of)");
        assertThat(stacks).hasSize(2);
    }

    @Test
    void anErrorOfAnotherKindShouldBeWrittenAtOnce() {
        errors.write("it failed", overflow());
        errors.write("it failed", new IllegalStateException("another"));

        assertThat(lines).hasSize(2);
    }

    @Test
    void moreKindsThanAnybodyNeedsShouldNotBeRememberedEach() {
        for (int i = 0; i < 1000; i++) {
            RuntimeException thrown = new IllegalStateException("one of many");
            thrown.setStackTrace(
                    new StackTraceElement[] {new StackTraceElement("io.accountcreator.A", "m", "A.java", i)});
            errors.write("it failed", thrown);
        }

        assertThat(lines).hasSizeLessThan(70);
    }

    private static Throwable overflow() {
        return new StackOverflowError();
    }

    private final class Lines implements System.Logger {
        @Override
        public String getName() {
            return "test";
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
            lines.add(message);
            stacks.add(thrown);
        }

        @Override
        public void log(Level level, ResourceBundle bundle, String format, Object... parameters) {
            lines.add(format);
        }
    }
}
