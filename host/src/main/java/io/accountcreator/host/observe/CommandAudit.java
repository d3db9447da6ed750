package io.accountcreator.host.observe;

import io.accountcreator.spi.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;

/** What commands changed, in the audit log. */
public final class CommandAudit {
    private static final Logger LOG = System.getLogger(AuditLog.NAME);

    private CommandAudit() {}

    /**
     * Writes that a command has changed an account, and who ran it.
     *
     * @param settings of the audit
     * @param command its name
     * @param username user name of the account
     * @param domain its domain
     */
    public static void changed(Settings settings, String command, String username, String domain) {
        AuditConfig config = AuditConfig.from(settings);
        if (config.format() != AuditFormat.OFF) {
            AuditDocument document =
                    config.documents().changed(command, System.getProperty("user.name"), username, domain);
            LOG.log(Level.INFO, config.format().line(document, Clock.systemUTC().instant()));
        }
    }
}
