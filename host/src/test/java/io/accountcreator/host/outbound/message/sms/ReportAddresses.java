package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.host.outbound.message.Messages;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Settings;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Addresses for reports, and messages that they are about, for tests in other packages. */
public final class ReportAddresses {
    private ReportAddresses() {}

    /** Settings by which messages are sent, and reports come. */
    public static Map<String, String> settings(String provider, String secret) {
        Map<String, String> settings = new HashMap<>();
        settings.put("accountcreator.public-url", "https://accounts.example.org/base/");
        settings.put("accountcreator.sender.sms", "http");
        settings.put("accountcreator.sms.countries", "*");
        settings.put("accountcreator.sms.http.provider", provider);
        settings.put("accountcreator.sms.http.user", "AC1");
        settings.put("accountcreator.sms.http.secret", secret);
        settings.put("accountcreator.sms.http.from", "Example");
        settings.put("accountcreator.sms.http.reports", provider);
        settings.put("accountcreator.sms.http.reports-secret", secret);
        return settings;
    }

    public static ReportAddress of(Map<String, String> settings) {
        return ReportAddress.from(Settings.of(settings)).orElseThrow();
    }

    public static MessageReference sent(ReportAddress address, Instant when, String phone) {
        return address.reference(Messages.sms(Purpose.ACTIVATION, null, phone), when);
    }
}
