package io.accountcreator.host.outbound.message.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

/**
 * Signs requests to the API of OVHcloud ("First steps with the API"): {@code $1$} and the SHA-1 of application secret, consumer
 * key, method, address, body and time. Prints nothing, as it holds secrets.
 */
final class OvhSignature {
    private final String applicationKey;
    private final Secret applicationSecret;
    private final Secret consumerKey;
    private final Clock clock;

    OvhSignature(String applicationKey, Secret applicationSecret, Secret consumerKey, Clock clock) {
        this.applicationKey = applicationKey;
        this.applicationSecret = applicationSecret;
        this.consumerKey = consumerKey;
        this.clock = clock;
    }

    /** The headers of one request. */
    Map<String, String> headers(String method, String url, String body) {
        String time = Long.toString(clock.instant().getEpochSecond());
        String signed = String.join("+", applicationSecret.reveal(), consumerKey.reveal(), method, url, body, time);
        return Map.of(
                "X-Ovh-Application",
                applicationKey,
                "X-Ovh-Consumer",
                consumerKey.reveal(),
                "X-Ovh-Timestamp",
                time,
                "X-Ovh-Signature",
                "$1$" + sha1(signed));
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
