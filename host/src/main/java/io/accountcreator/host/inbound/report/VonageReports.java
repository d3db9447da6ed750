package io.accountcreator.host.inbound.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.PhoneNumberForms;
import io.accountcreator.Secret;
import io.accountcreator.host.access.credential.HmacSha256;
import io.accountcreator.host.inbound.report.DeliveryReport.State;
import io.accountcreator.host.inbound.report.ReportFields.Field;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Delivery receipts of Vonage's SMS API ("Delivery Receipts", "Signing Messages"): {@code sig} is the HMAC-SHA256, by the signature
 * secret, of the other fields in the order of their names. The address is not in it, so that the number has to be that of
 * the reference in the address.
 */
final class VonageReports implements ReportProvider {
    private static final String SIGNATURE = "sig";

    private final HmacSha256 key;

    VonageReports(Secret signatureSecret) {
        key = new HmacSha256(signatureSecret.reveal().getBytes(UTF_8));
    }

    @Override
    public Set<String> methods() {
        return Set.of("GET", "POST");
    }

    @Override
    public String signature(HttpServletRequest request) {
        return "";
    }

    @Override
    public boolean isSigned(String signature, String url, String phone, ReportFields fields) {
        return PhoneNumberForms.same("+" + fields.value("msisdn"), phone) && isSigned(fields);
    }

    /** Libraries of Vonage differ in whether fields without a value count. */
    boolean isSigned(ReportFields fields) {
        String given = fields.value(SIGNATURE);
        if (given == null) {
            return false;
        }
        byte[] bytes = given.toLowerCase(Locale.ROOT).getBytes(UTF_8);
        return MessageDigest.isEqual(sign(fields, field -> true), bytes)
                || MessageDigest.isEqual(sign(fields, field -> !field.value().isBlank()), bytes);
    }

    private byte[] sign(ReportFields fields, Predicate<Field> counts) {
        String joined = fields.all().stream()
                .filter(field -> !field.name().equals(SIGNATURE))
                .filter(counts)
                .sorted(Comparator.comparing(Field::name))
                .map(field -> "&" + plain(field.name()) + "=" + plain(field.value()))
                .collect(Collectors.joining());
        return HexFormat.of().formatHex(key.of(joined.getBytes(UTF_8))).getBytes(UTF_8);
    }

    private static String plain(String text) {
        return text.replace('&', '_').replace('=', '_');
    }

    @Override
    public DeliveryReport report(ReportFields fields) {
        String status = fields.value("status");
        State state =
                switch (status == null ? "" : status) {
                    case "delivered" -> State.DELIVERED;
                    case "expired", "failed", "rejected" -> State.UNDELIVERED;
                    default -> State.UNDER_WAY;
                };
        return DeliveryReport.of(state, fields.value("err-code"));
    }

    @Override
    public String toString() {
        return "reports of vonage";
    }
}
