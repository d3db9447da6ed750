package io.accountcreator.xmlrpc;

/** The keys of this backend. */
enum XmlRpcSetting {
    /** Address of the account manager, http or https. Without it operations answer REQUEST_FAILED at once. */
    URL("accountcreator.xmlrpc.url"),
    /** How long one call may take, up to the last byte of its answer. Default PT5S, at most PT1H. */
    TIMEOUT("accountcreator.xmlrpc.timeout"),
    /** Further addresses, separated by commas, that a creator may name as its own. Default none. */
    ALLOWED_URLS("accountcreator.xmlrpc.allowed-urls");

    private final String key;

    XmlRpcSetting(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
