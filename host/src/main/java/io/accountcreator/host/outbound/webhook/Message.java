package io.accountcreator.host.outbound.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.accountcreator.host.access.credential.HmacSha256;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A message as the specification "Standard Webhooks" 1.0.0 has it (www.standardwebhooks.com): the same id at every try, and
 * a signature over id, time of the try and body. Immutable.
 *
 * @param id unique, without full stops
 * @param body what is sent
 */
record Message(String id, byte[] body) {
    /** A new one. */
    static Message of(String json) {
        return new Message("msg_" + UUID.randomUUID().toString().replace("-", ""), json.getBytes(US_ASCII));
    }

    Map<String, String> headers(HmacSha256 key, Instant now) {
        String time = Long.toString(now.getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", time);
        headers.put("webhook-signature", "v1," + signature(key, time));
        return headers;
    }

    private String signature(HmacSha256 key, String time) {
        byte[] head = (id + "." + time + ".").getBytes(US_ASCII);
        byte[] signed = new byte[head.length + body.length];
        System.arraycopy(head, 0, signed, 0, head.length);
        System.arraycopy(body, 0, signed, head.length, body.length);
        return Base64.getEncoder().encodeToString(key.of(signed));
    }

    @Override
    public String toString() {
        return id;
    }
}
