package io.accountcreator.host.runtime.config;

import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps the library that reads the settings from writing their values, among which are secrets, to the log. */
public final class QuietConfig implements Filter {
    /** That a value was looked up, that one stands twice, that one is taken for false: each is written with the value. */
    private static final List<String> WITH_VALUES = List.of("SRCFG01001", "SRCFG01007", "SRCFG01008");

    /** Held, as the JDK would forget it. */
    private static final Logger LIBRARY = Logger.getLogger("io.smallrye.config");

    private QuietConfig() {}

    public static void install() {
        LIBRARY.setFilter(new QuietConfig());
    }

    @Override
    public boolean isLoggable(LogRecord record) {
        String message = record.getMessage();
        return message == null || WITH_VALUES.stream().noneMatch(message::startsWith);
    }
}
