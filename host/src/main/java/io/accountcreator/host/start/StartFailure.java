package io.accountcreator.host.start;

import io.accountcreator.spi.SettingException;

/** Finds in what a container throws the one line that helps whoever starts the host. */
final class StartFailure {
    private StartFailure() {}

    /** The message of the setting that is wrong, else of the first cause of all; one line. */
    static String line(Throwable thrown) {
        Throwable cause = thrown;
        Throwable deepest = thrown;
        while (cause != null && !(cause instanceof SettingException)) {
            deepest = cause;
            cause = cause.getCause();
        }
        Throwable reason = cause == null ? deepest : cause;
        String message = reason.getMessage() == null ? reason.getClass().getName() : reason.getMessage();
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
