package io.accountcreator.host.outbound.webhook;

/** The settings of the webhook, all below {@code accountcreator.webhook.}. */
enum WebhookSetting {
    /** Address that is told, https, or http on loopback. Default: none. */
    URL("url"),
    /** What messages are signed with: whsec_ and 24 to 64 bytes in Base64; may stand in a file. Required with an address. */
    SECRET("secret"),
    /** Whether people are told by hash or by clear name. Default hash. */
    SUBJECT("subject"),
    /** Whether the address may be in a network that is not public. Default false. */
    PRIVATE_NETWORKS("private-networks"),
    /** How long one try may take. Default PT10S. */
    TIMEOUT("timeout");

    private final String key;

    WebhookSetting(String name) {
        key = "accountcreator.webhook." + name;
    }

    /** The whole key. */
    String key() {
        return key;
    }
}
