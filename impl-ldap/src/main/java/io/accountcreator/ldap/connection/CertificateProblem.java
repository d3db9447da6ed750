package io.accountcreator.ldap.connection;

import io.accountcreator.ldap.config.LdapSetting;
import io.accountcreator.ldap.config.RefusedCertificateException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the certificate of a server.
 *
 * @param brief in a few words, for callers
 * @param detail with names and dates, and what to do, for operators; begins after the name of the server
 */
record CertificateProblem(String brief, String detail) {
    private static final int MOST_NAMES = 5;
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    static CertificateProblem of(RefusedCertificateException refused, String host) {
        List<X509Certificate> chain = refused.chain();
        Date now = new Date();
        for (X509Certificate certificate : chain) {
            if (now.after(certificate.getNotAfter())) {
                return outOfTime("has expired", certificate, "on " + time(certificate.getNotAfter()));
            }
            if (now.before(certificate.getNotBefore())) {
                return outOfTime("is not valid yet", certificate, "before " + time(certificate.getNotBefore()));
            }
        }
        if (isAbout(refused, CertPathBuilderException.class)) {
            return untrusted(chain);
        }
        if (!isAbout(refused, java.security.cert.CertPathValidatorException.class)) {
            return otherHost(chain.get(0), host);
        }
        return new CertificateProblem(
                "its certificate is not good",
                "shows a certificate that is not good: " + ConnectProblem.ours(refused.getMessage()));
    }

    private static CertificateProblem outOfTime(String how, X509Certificate certificate, String when) {
        return new CertificateProblem(
                "its certificate " + how,
                "shows a certificate (" + name(certificate) + ") that " + how + ": " + when
                        + ". Renew it, or set the clock of this machine");
    }

    private static CertificateProblem untrusted(List<X509Certificate> chain) {
        X509Certificate last = chain.get(chain.size() - 1);
        boolean itself = chain.size() == 1 && last.getIssuerX500Principal().equals(last.getSubjectX500Principal());
        String issuer = ConnectProblem.ours(last.getIssuerX500Principal().getName());
        return new CertificateProblem(
                "its certificate is not trusted",
                "shows a certificate (" + name(chain.get(0)) + ") that nobody trusts here: "
                        + (itself ? "it is signed by itself" : "its issuer is " + issuer)
                        + ". Name a PEM file with " + (itself ? "it" : "the certificate of that issuer") + " in "
                        + LdapSetting.CA_FILE.key());
    }

    private static CertificateProblem otherHost(X509Certificate certificate, String host) {
        List<String> names = names(certificate);
        return new CertificateProblem(
                "its certificate is another host's",
                "shows a certificate that is not for " + host + " but for "
                        + (names.isEmpty() ? "no host at all" : String.join(", ", names)) + ". Name the server so in "
                        + LdapSetting.URL.key() + ", or give it a certificate with " + host
                        + " among its subject alternative names");
    }

    /** The hosts that it is for. The common name counts only if there is nothing else. */
    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            var all = certificate.getSubjectAlternativeNames();
            for (List<?> name : all == null ? List.<List<?>>of() : all) {
                boolean host = name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS);
                if (host && names.size() < MOST_NAMES) {
                    names.add(ConnectProblem.ours(String.valueOf(name.get(1))));
                }
            }
        } catch (CertificateParsingException e) {
            names.add("names that cannot be read");
        }
        String common = names.isEmpty() ? commonName(certificate) : null;
        if (common != null) {
            names.add(ConnectProblem.ours(common) + " (common name only)");
        }
        return names;
    }

    private static @Nullable String commonName(X509Certificate certificate) {
        try {
            for (Rdn rdn : new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                if (rdn.getType().equalsIgnoreCase("CN")) {
                    return String.valueOf(rdn.getValue());
                }
            }
        } catch (InvalidNameException e) {
            return null;
        }
        return null;
    }

    private static String name(X509Certificate certificate) {
        return ConnectProblem.ours(certificate.getSubjectX500Principal().getName());
    }

    private static Instant time(Date date) {
        return date.toInstant();
    }

    private static boolean isAbout(Throwable thrown, Class<? extends Throwable> type) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
