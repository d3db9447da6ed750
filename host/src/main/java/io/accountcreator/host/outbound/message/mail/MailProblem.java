package io.accountcreator.host.outbound.message.mail;

import jakarta.mail.MessagingException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a mail server did not take a mail. What a server says may quote the mail, code included: only the number of its reply is told. */
final class MailProblem {
    private static final Pattern REPLY = Pattern.compile("(?s)\\s*([2-5][0-9]{2})[ -].*");

    private MailProblem() {}

    /**
     * Says it for whoever looks after the host.
     *
     * @param server which one it is
     */
    static String of(MessagingException thrown, String server) {
        for (Throwable cause = thrown; cause != null; cause = next(cause)) {
            String text = String.valueOf(cause.getMessage());
            Matcher reply = REPLY.matcher(text);
            if (reply.matches()) {
                return "reply " + reply.group(1);
            }
            String known = known(cause, text);
            if (known != null) {
                return server + ' ' + known;
            }
        }
        return server + ' ' + thrown.getClass().getSimpleName();
    }

    private static @Nullable String known(Throwable cause, String text) {
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return text.contains("refused")
                    ? "refuses the connection: nothing listens there"
                    : "cannot be reached over the network";
        }
        if (cause instanceof UnknownHostException) {
            return "is no host that is known";
        }
        if (cause instanceof InterruptedIOException) {
            return "does not answer in time";
        }
        if (cause instanceof SSLException) {
            return tlsProblem(cause, text);
        }
        // So the library says it, and it has no class for it.
        return text.startsWith("STARTTLS is required") ? "offers no STARTTLS" : null;
    }

    private static String tlsProblem(Throwable cause, String text) {
        for (Throwable each = cause; each != null; each = each.getCause()) {
            if (each instanceof CertificateException) {
                return "has a certificate that is not trusted, that has expired, or that is another host's";
            }
        }
        // Java's words for an answer in clear text.
        return text.contains("unrecognized SSL message")
                ? "speaks no TLS on this port"
                : "breaks off the TLS handshake";
    }

    private static @Nullable Throwable next(Throwable thrown) {
        Exception chained = thrown instanceof MessagingException mail ? mail.getNextException() : null;
        return chained != null ? chained : thrown.getCause();
    }
}
