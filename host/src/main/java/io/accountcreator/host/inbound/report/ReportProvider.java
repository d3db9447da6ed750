package io.accountcreator.host.inbound.report;

import io.accountcreator.host.outbound.message.sms.ReportAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one provider signs and words its reports. Thread-safe. */
interface ReportProvider {
    /** Makes that of the settings. */
    static ReportProvider of(ReportAddress address) {
        return switch (address.provider()) {
            case "twilio" -> new TwilioReports(address.secret());
            case "vonage" -> new VonageReports(address.secret());
            default -> throw new IllegalArgumentException(address.provider());
        };
    }

    /** Methods that its reports come by. */
    Set<String> methods();

    /** Its signature, if that stands in the head of a request; empty if it is to stand in its fields, null if it is missing. */
    @Nullable
    String signature(HttpServletRequest request);

    /**
     * Says whether it signed the fields, as a report on this message.
     *
     * @param signature what {@link #signature} gave
     * @param url the address of the report, as the provider was told it
     * @param phone the number that the message went to
     * @param fields the fields
     */
    boolean isSigned(String signature, String url, String phone, ReportFields fields);

    /** What the fields say. */
    DeliveryReport report(ReportFields fields);
}
