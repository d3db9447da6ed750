package io.accountcreator.host.outbound.audit;

import io.accountcreator.spi.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * What a command changes, in the audit log. If that has a place of its own, each account has a line as soon as it is changed; if
 * not, the command's standard error gets one line at the end. Thread-safe.
 */
public final class CommandAudit implements AutoCloseable {
    private static final Logger LOG = System.getLogger(AuditLog.NAME);

    private final AuditConfig config;
    private final String command;
    private final CommandUser user;
    private final boolean atOnce;
    private long accounts;
    private boolean more;
    private @Nullable AuditDocument last;

    /**
     * Begins with nothing changed.
     *
     * @param settings of the audit
     * @param command its name
     * @throws io.accountcreator.spi.SettingException if the audit log cannot be written: then nothing is to be changed
     */
    public CommandAudit(Settings settings, String command) {
        this(AuditConfig.from(settings), command, CommandUser.ofProcess(), AuditDestination.isItsOwn());
        AuditDestination.check();
    }

    CommandAudit(AuditConfig config, String command, CommandUser user, boolean atOnce) {
        this.config = config;
        this.command = command;
        this.user = user;
        this.atOnce = atOnce;
    }

    /**
     * The command has changed an account.
     *
     * @param username its user name
     * @param domain its domain
     */
    public synchronized void changed(String username, String domain) {
        accounts++;
        AuditDocument document = config.documents().account(document(), username, domain);
        if (atOnce) {
            write(document);
        }
        last = document;
    }

    /** The command has changed something besides accounts. */
    public synchronized void changed() {
        more = true;
    }

    /** The command has ended. */
    @Override
    public synchronized void close() {
        if (more || (!atOnce && accounts > 1)) {
            write(document().with("accounts", accounts));
        } else if (!atOnce && last != null) {
            write(last);
        }
    }

    private AuditDocument document() {
        return user.in(new AuditDocument("command.changed").with("command", command));
    }

    private void write(AuditDocument document) {
        if (config.format() != AuditFormat.OFF) {
            LOG.log(Level.INFO, config.format().line(document, Clock.systemUTC().instant()));
        }
    }
}
