package io.accountcreator.xmlrpc;

/** The keys of this backend. */
enum XmlRpcSetting {
    /** Address of the account manager, http or https. Without it operations answer REQUEST_FAILED at once. */
    URL("accountcreator.xmlrpc.url"),
    /** Addresses of the account managers of single domains, {@code domain=address}, separated by commas. Default none. */
    DOMAIN_URLS("accountcreator.xmlrpc.domain-urls"),
    /** How long one call may take, up to the last byte of its answer. Default PT5S, at most PT1H. */
    TIMEOUT("accountcreator.xmlrpc.timeout"),
    /** How long a connection may take to come about. Default PT2S. */
    CONNECT_TIMEOUT("accountcreator.xmlrpc.connect-timeout"),
    /** Further addresses, separated by commas, that a creator may name as its own. Default none. */
    ALLOWED_URLS("accountcreator.xmlrpc.allowed-urls"),
    /** Most calls under way to one address. Default 64. */
    MAX_CALLS("accountcreator.xmlrpc.max-calls"),
    /** Calls in a row without an answer after which an address is left alone for a while. Default 5. */
    BREAKER_FAILURES("accountcreator.xmlrpc.breaker.failures"),
    /** How long it is left alone before it is tried again. Default PT1S. */
    BREAKER_PAUSE("accountcreator.xmlrpc.breaker.pause"),
    /** User name for a server that asks for HTTP authentication. */
    USERNAME("accountcreator.xmlrpc.username"),
    /** Its password. */
    PASSWORD("accountcreator.xmlrpc.password"),
    /** HTTP proxy, {@code http://host:port}. Default none. */
    PROXY("accountcreator.xmlrpc.proxy"),
    /** PEM file with the certificates that are trusted, in the place of Java's trust store. */
    TLS_TRUST("accountcreator.xmlrpc.tls.trust"),
    /** PKCS#12 file with the client's own certificate and key. */
    TLS_KEYSTORE("accountcreator.xmlrpc.tls.keystore"),
    /** Its password. */
    TLS_KEYSTORE_PASSWORD("accountcreator.xmlrpc.tls.keystore-password");

    private final String key;

    XmlRpcSetting(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
