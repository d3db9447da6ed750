package io.accountcreator.host.runtime.start;

import io.accountcreator.host.outbound.audit.AuditFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Keeps the handlers of java.util.logging open while the host ends: the JDK's own shutdown hook would close them at once, and
 * what requests under way end with would not be logged. Public for the JDK, which makes it.
 */
public final class HostLogManager extends LogManager {
    private static volatile boolean kept;

    /** For the JDK. */
    public HostLogManager() {}

    /** From now on handlers stay open until the process is gone. */
    static void keepHandlers() {
        kept = true;
    }

    /** Takes the names that handler and formatter had in earlier versions: operators keep their logging.properties. */
    @Override
    public void readConfiguration(InputStream in) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                .replace("io.accountcreator.host.observe.AuditFile", AuditFile.class.getName())
                .replace("io.accountcreator.host.start.ConsoleFormatter", ConsoleFormatter.class.getName())
                .replace("io.accountcreator.host.start.BareFormatter", BareFormatter.class.getName());
        super.readConfiguration(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Override
    public void reset() {
        if (!kept) {
            super.reset();
        }
    }
}
