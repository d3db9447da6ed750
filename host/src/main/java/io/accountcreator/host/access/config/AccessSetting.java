package io.accountcreator.host.access.config;

/** The settings of who may ask, and how often. */
public enum AccessSetting {
    /** Addresses and blocks of the proxies before the host that say for whom they ask. Default: none. */
    TRUSTED_PROXIES("accountcreator.http.trusted-proxies"),
    /** The header that they say it in, {@code X-Forwarded-For} or {@code Forwarded}. Default X-Forwarded-For. */
    CLIENT_HEADER("accountcreator.http.client-header"),
    /** Addresses and blocks of clients, to whom no limit of requests applies. Default: none. */
    EXEMPT("accountcreator.limit.exempt"),
    /**
     * Name of the cache in which hosts count requests together: of a JCache, or, with {@code java:} before it, of the server.
     * Default: each counts for itself.
     */
    CACHE("accountcreator.limit.cache"),
    /** Class of the provider that has it. Default: the only one that is there. */
    CACHE_PROVIDER("accountcreator.limit.cache.provider"),
    /** URI of the provider's configuration. Default: the provider's. */
    CACHE_URI("accountcreator.limit.cache.uri"),
    /** How long a request waits for the cache before its host counts for itself. Default PT0.5S. */
    CACHE_TIMEOUT("accountcreator.limit.cache.timeout"),
    /** Whether the gateway asks for HTTP Digest where the account manager of old did. Default false. */
    DIGEST("accountcreator.gateway.digest"),
    /** Key by which several hosts take each other's nonces. Default: a random one of this process. May be in a file. */
    DIGEST_SECRET("accountcreator.gateway.digest-secret"),
    /** Whether the gateway takes calls with an API key only: {@code none} or {@code required}. Default none. */
    GATEWAY_KEYS("accountcreator.gateway.keys");

    private final String key;

    AccessSetting(String key) {
        this.key = key;
    }

    /** The whole key. */
    public String key() {
        return key;
    }
}
