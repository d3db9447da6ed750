package io.accountcreator.ldap.connection;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import com.unboundid.ldap.sdk.ResultCode;
import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.config.RefusedCertificateException;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out why a connection did not come about, and says it in words.
 *
 * @param url the server
 * @param startTls whether TLS begins on a connection without it
 * @param who who we bind as, null if we do not bind
 * @param timeout how long we wait
 */
record ConnectProblem(
        LDAPURL url, boolean startTls, @Nullable String who, Duration timeout) {
    private static final String TAKE_START_TLS = "take ldap: with " + LdapSetting.START_TLS.key() + "=true";
    private static final int LONGEST = 200;

    /** Which server, as in the setting. */
    String place() {
        return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }

    /** Nothing came within the time. */
    ConnectFailedException late() {
        return failed(
                ResultCode.TIMEOUT,
                "it does not answer in time",
                "does not answer within " + timeout + " (" + LdapSetting.TIMEOUT.key()
                        + "): a wrong address or port, a firewall, or a server that hangs");
    }

    /** What was thrown before the server was asked to let us in. */
    ConnectFailedException notConnected(LDAPException thrown) {
        ResultCode code = thrown.getResultCode();
        if (thrown instanceof ConnectFailedException known) {
            return known;
        }
        Optional<RefusedCertificateException> certificate = cause(thrown, RefusedCertificateException.class);
        if (certificate.isPresent()) {
            CertificateProblem problem = CertificateProblem.of(certificate.get(), url.getHost());
            return failed(code, problem.brief(), problem.detail());
        }
        if (cause(thrown, UnknownHostException.class).isPresent()) {
            String host = url.getHost();
            return failed(
                    code, "there is no such host", "there is no host of the name " + host + " (no address found)");
        }
        if (cause(thrown, SocketTimeoutException.class).isPresent() || code.equals(ResultCode.TIMEOUT)) {
            return late();
        }
        Optional<SSLException> tls = cause(thrown, SSLException.class);
        boolean reset = cause(thrown, SocketException.class)
                .filter(e -> !(e instanceof ConnectException || e instanceof NoRouteToHostException))
                .isPresent();
        if (tls.isPresent() || (reset && url.getScheme().equals("ldaps"))) {
            return handshake(code, tls.map(SSLException::getMessage).orElse("connection reset"), thrown);
        }
        return unreachable(code, thrown);
    }

    private ConnectFailedException handshake(ResultCode code, String message, LDAPException thrown) {
        boolean brokenOff = cause(thrown, EOFException.class).isPresent()
                || cause(thrown, SocketException.class).isPresent()
                || message.startsWith("Unsupported or unrecognized SSL message");
        if (brokenOff && !startTls) {
            return failed(
                    code,
                    "it speaks no TLS",
                    "breaks off the TLS handshake, as a port does that speaks plain LDAP first: " + TAKE_START_TLS
                            + ", or the port that speaks TLS from the start (usually 636)");
        }
        return failed(code, "TLS with it fails", "TLS fails: " + ours(message));
    }

    private ConnectFailedException unreachable(ResultCode code, LDAPException thrown) {
        Throwable root = root(thrown);
        String message = String.valueOf(root.getMessage());
        if (root instanceof ConnectException && message.contains("refused")) {
            return failed(
                    code,
                    "it refuses connections",
                    "refuses the connection: nothing listens there (the server is down, or the port is wrong)");
        }
        boolean network = root instanceof SocketException;
        return failed(code, "it cannot be reached", "cannot be reached: " + (network ? ours(message) : code.getName()));
    }

    /** The request for StartTLS was refused. */
    ConnectFailedException noStartTls(ResultCode code) {
        return failed(
                code,
                "it offers no StartTLS",
                "offers no StartTLS (" + code.getName() + "): it has no certificate (olcTLSCertificateFile of"
                        + " OpenLDAP), or speaks TLS from the start on another port (ldaps:, usually 636)");
    }

    /** What was thrown upon the request for StartTLS, or by the handshake after it. */
    ConnectFailedException notEncrypted(LDAPException thrown) {
        ResultCode code = thrown.getResultCode();
        if (!code.isClientSideResultCode()) {
            return noStartTls(code);
        }
        Throwable root = root(thrown);
        if (root instanceof LDAPException) {
            return closed(code, false);
        }
        // A server that wants a certificate closes when the handshake is over for it, which may be before it is over
        // for us.
        return root instanceof SocketException ? closed(code, true) : notConnected(thrown);
    }

    /** What was answered, or thrown, upon the bind. */
    ConnectFailedException notBound(LDAPException thrown) {
        ResultCode code = thrown.getResultCode();
        String as = who == null ? "with the client certificate" : "as " + who;
        if (code.equals(ResultCode.INVALID_CREDENTIALS)) {
            return failed(
                    code,
                    "it refuses the bind",
                    "refuses the bind " + as + ": the password is wrong, or there is no such entry or none with a"
                            + " password (a directory does not tell which; 'ldap init' makes it)");
        }
        if (asksForTls(code)) {
            return failed(
                    code,
                    "it asks for TLS",
                    "refuses the bind " + as + " without TLS (" + code.getName() + "): " + TAKE_START_TLS
                            + ", or ldaps:");
        }
        if (code.isClientSideResultCode() || !code.isConnectionUsable() || thrown.getCause() instanceof SSLException) {
            return cause(thrown, SSLException.class).isPresent()
                    ? notConnected(thrown)
                    : closed(code, url.getScheme().equals("ldaps") || startTls);
        }
        return failed(code, "it refuses the bind", "refuses the bind " + as + ": " + code.getName());
    }

    private static boolean asksForTls(ResultCode code) {
        return code.equals(ResultCode.CONFIDENTIALITY_REQUIRED) || code.equals(ResultCode.STRONG_AUTH_REQUIRED);
    }

    /** The first request ended the connection. */
    private ConnectFailedException closed(ResultCode code, boolean encrypted) {
        if (code.equals(ResultCode.TIMEOUT)) {
            return late();
        }
        String guess = encrypted
                ? ": it may ask for a client certificate that it trusts (" + LdapSetting.CLIENT_CERTIFICATE_FILE.key()
                        + "), or have too many connections"
                : ", as a port does that speaks TLS from the start: take ldaps: for such a port (usually 636); or it"
                        + " has too many connections";
        return failed(code, "it closes the connection", "closes the connection at the first request" + guess);
    }

    private ConnectFailedException failed(ResultCode code, String brief, String what) {
        return new ConnectFailedException(code, brief, place() + " " + what);
    }

    /** What Java says of networks and TLS, which may repeat what a stranger has sent. */
    static String ours(@Nullable String message) {
        String printable = String.valueOf(message).replaceAll("[^\\x20-\\x7e]", "?");
        return printable.substring(0, Math.min(LONGEST, printable.length()));
    }

    private static Throwable root(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static <T extends Throwable> Optional<T> cause(Throwable thrown, Class<T> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
