package io.accountcreator.ldap.config;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate that a server showed and that is not good, with those that it showed besides. */
public final class RefusedCertificateException extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient List<X509Certificate> chain;

    RefusedCertificateException(List<X509Certificate> chain, CertificateException cause) {
        super(cause.getMessage(), cause);
        this.chain = List.copyOf(chain);
    }

    /** The server's certificate, then that of its issuer, and so on, as far as it showed them. */
    public List<X509Certificate> chain() {
        return chain;
    }
}
