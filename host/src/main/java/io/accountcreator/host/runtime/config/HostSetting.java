package io.accountcreator.host.runtime.config;

/** The settings of the host itself; {@link HostConfig} holds their values. */
enum HostSetting {
    /** Address that the Java SE start listens at. Default 127.0.0.1. */
    HTTP_HOST("accountcreator.http.host"),
    /** Port that the Java SE start listens at; 0 takes a free one. Default 8080. */
    HTTP_PORT("accountcreator.http.port"),
    /** Whether a proxy with TLS stands before the host, which may then listen beyond loopback. Default false. */
    BEHIND_PROXY("accountcreator.http.behind-proxy"),
    /** How long one request may take. Default PT10S. */
    DEADLINE("accountcreator.deadline"),
    /** How many requests may be under way. Default 256. */
    MAX_IN_FLIGHT("accountcreator.max-in-flight"),
    /** Paths of the XML-RPC gateway, separated by commas. Default /xmlrpc,/xmlrpc.php,/wizard.php. */
    GATEWAY_PATHS("accountcreator.gateway.paths"),
    /** Whether the gateway offers delete_account and get_confirmation_key, for tests. Default false. */
    GATEWAY_TEST_METHODS("accountcreator.gateway.test-methods"),
    /** Digits of codes that travel by SMS, 4 to 8; the screens of the Linphone apps take 4. Default 4. */
    SMS_DIGITS("accountcreator.code.sms-digits");

    private final String key;

    HostSetting(String key) {
        this.key = key;
    }

    /** The whole key. */
    String key() {
        return key;
    }
}
