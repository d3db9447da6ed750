package io.accountcreator.host.outbound.audit;

import io.accountcreator.spi.SettingException;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Where the audit log goes in this process: by logging.properties to a file of its own, or where all the log goes. */
public final class AuditDestination {
    /** Kept, as its handlers would be forgotten with it. */
    private static final Logger AUDIT = Logger.getLogger(AuditLog.NAME);

    private static final String HANDLERS = AuditLog.NAME + ".handlers";

    private AuditDestination() {}

    /**
     * Makes the file of the audit log ready for a host, which begins a new one when it is long enough.
     *
     * @throws SettingException if it cannot be written
     */
    public static void openForHost() {
        check();
        file().ifPresent(AuditFile::rotate);
    }

    /**
     * Refuses to go on without the file of the audit log.
     *
     * @throws SettingException if it cannot be written
     */
    public static void check() {
        String wanted = LogManager.getLogManager().getProperty(HANDLERS);
        if (wanted != null && !wanted.isBlank() && !isItsOwn()) {
            // The JDK has printed why, at length, and goes on without.
            throw new SettingException(
                    HANDLERS,
                    wanted.strip(),
                    "a handler that can be made (see the error above); " + AuditFile.class.getName()
                            + " makes the folder of its file");
        }
        file().ifPresent(AuditFile::check);
    }

    /**
     * Says whether the audit log goes somewhere of its own, not to the standard error of this process.
     *
     * @return whether it has a handler
     */
    public static boolean isItsOwn() {
        return AUDIT.getHandlers().length > 0;
    }

    /**
     * Says what is wrong with the audit log.
     *
     * @return empty if all lines were written; a sentence without names of files else
     */
    public static Optional<String> degraded() {
        return file().flatMap(AuditFile::degraded);
    }

    private static Optional<AuditFile> file() {
        return Arrays.stream(AUDIT.getHandlers())
                .filter(AuditFile.class::isInstance)
                .map(AuditFile.class::cast)
                .findFirst();
    }
}
