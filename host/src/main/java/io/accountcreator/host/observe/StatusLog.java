package io.accountcreator.host.observe;

import io.accountcreator.event.FinalStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.regex.Pattern;

/** Writes one line per final status; who asked is left out, as names and numbers are personal data. */
@ApplicationScoped
class StatusLog {
    private static final Logger LOG = System.getLogger(StatusLog.class.getName());

    private static final Pattern LINE_BREAKING = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
    private static final Pattern WORD_BREAKING = Pattern.compile("[\\p{Z}\\p{C}=]");

    void onFinalStatus(@ObservesAsync FinalStatus status) {
        LOG.log(Level.INFO, () -> line(status));
    }

    static String line(FinalStatus status) {
        String line = "request " + status.id() + " " + status.operation() + " " + status.status()
                + (status.failure() == null ? "" : " (" + status.failure() + ")")
                + " backend=" + status.backend()
                + " domain=" + (status.domain() == null ? "-" : oneWord(status.domain()))
                + " ms=" + status.duration().toMillis();
        return LINE_BREAKING.matcher(line).replaceAll("?");
    }

    /** A caller chooses the domain, and must not write the rest of the line with it. */
    private static String oneWord(String domain) {
        return WORD_BREAKING.matcher(domain).replaceAll("?");
    }
}
