package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.Secret;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import io.accountcreator.host.inbound.report.ReportFields.Field;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Status callbacks of Twilio ("Track the Message Status of Outbound Messages", "Webhooks Security"): {@code X-Twilio-Signature} is
 * the HMAC-SHA1, by the auth token, of the address and the fields in the order of their names.
 */
final class TwilioReports implements ReportProvider {
    private static final String MAC = "HmacSHA1";
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final SecretKeySpec key;

    TwilioReports(Secret authToken) {
        key = new SecretKeySpec(authToken.reveal().getBytes(UTF_8), MAC);
    }

    @Override
    public Set<String> methods() {
        return Set.of("POST");
    }

    @Override
    public @Nullable String signature(HttpServletRequest request) {
        return request.getHeader("X-Twilio-Signature");
    }

    /** Twilio itself is not of one mind whether the port belongs to the address, so that its libraries take both. */
    @Override
    public boolean isSigned(String signature, String url, String phone, ReportFields fields) {
        String joined = fields.all().stream()
                .distinct()
                .sorted(Comparator.comparing(Field::name).thenComparing(Field::value))
                .map(field -> field.name() + field.value())
                .collect(Collectors.joining());
        byte[] given = signature.getBytes(UTF_8);
        return Stream.of(withPort(url), withoutPort(url))
                .map(address -> sign(address + joined).getBytes(UTF_8))
                .anyMatch(right -> MessageDigest.isEqual(right, given));
    }

    private static String withoutPort(String url) {
        return withAuthority(url, URI.create(url).getHost());
    }

    private static String withPort(String url) {
        URI uri = URI.create(url);
        int usual = uri.getScheme().equalsIgnoreCase("https") ? HTTPS_PORT : HTTP_PORT;
        return withAuthority(url, uri.getHost() + ":" + (uri.getPort() < 0 ? usual : uri.getPort()));
    }

    private static String withAuthority(String url, String authority) {
        String before = URI.create(url).getRawAuthority();
        int at = url.indexOf(before);
        return url.substring(0, at) + authority + url.substring(at + before.length());
    }

    private String sign(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }

    @Override
    public DeliveryReport report(ReportFields fields) {
        String status = fields.value("MessageStatus");
        State state =
                switch (status == null ? "" : status) {
                    case "delivered", "read" -> State.DELIVERED;
                    case "undelivered", "failed" -> State.UNDELIVERED;
                    default -> State.UNDER_WAY;
                };
        return DeliveryReport.of(state, fields.value("ErrorCode"));
    }

    @Override
    public String toString() {
        return "reports of twilio";
    }
}
