package io.accountcreator.host.outbound.message.sms;

import static io.accountcreator.host.runtime.config.MessageSetting.SMS_ACCOUNT;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_BODY;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_CONSUMER_KEY;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_CONTENT_TYPE;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_FROM;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_HEADERS;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_METHOD;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_REPORTS;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_SECRET;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_SIGNATURE;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_TIMEOUT;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_URL;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_USER;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.AccountRules;
import io.accountcreator.PhoneCheck;
import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.runtime.config.Timeouts;
import io.accountcreator.host.runtime.config.WebAddress;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * How an SMS provider is asked over HTTP. Holds its secret, so it prints nothing.
 *
 * @param method GET, POST or PUT
 * @param url where
 * @param headers by name
 * @param contentType of the body
 * @param body what is sent; not with GET
 * @param success which answers mean accepted
 * @param fixed what placeholders stand for in every message
 * @param senders what {@code {{from}}} stands for, by number
 * @param encoding what {@code {{encoding}}} stands for, by text
 * @param signature signs requests
 * @param reports where the provider reports whether a message arrived
 * @param timeout how long one message may take
 */
record SmsConfig(
        String method,
        Placeholders url,
        Map<String, Placeholders> headers,
        String contentType,
        Placeholders body,
        SmsSuccess success,
        Map<String, String> fixed,
        SmsSenderIds senders,
        SmsEncoding encoding,
        Optional<OvhSignature> signature,
        Optional<ReportAddress> reports,
        Duration timeout) {

    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT");
    private static final Set<String> OF_MESSAGE = Set.of("to", "to-digits", "text", "from", "encoding");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final String REPORT_URL = "report-url";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String MEDIA = FORM + ", application/json or text/plain";

    static SmsConfig from(Settings given, Duration deadline) {
        checkCountries(given);
        SmsSettings settings = SmsSettings.of(given);
        Map<String, String> fixed = fixed(settings);
        Set<String> names = new HashSet<>(fixed.keySet());
        names.addAll(OF_MESSAGE);
        Optional<ReportAddress> reports = ReportAddress.from(given);
        reports.ifPresent(on -> names.add(REPORT_URL));
        String expected = "what is sent, with no other placeholders than "
                + names.stream().sorted().toList();
        String contentType =
                settings.parse(SMS_CONTENT_TYPE.key(), MEDIA, SmsConfig::media).orElse(FORM);
        SmsConfig config = new SmsConfig(
                settings.parse(SMS_METHOD.key(), "GET, POST or PUT", SmsConfig::method)
                        .orElse("POST"),
                url(settings, names),
                settings.parse(SMS_HEADERS.key(), "lines such as Name: value", text -> headers(text, names))
                        .orElse(Map.of()),
                contentType,
                settings.parse(
                                SMS_BODY.key(),
                                expected,
                                text -> body(text + asksForReport(settings, reports), contentType, names))
                        .orElseGet(() -> Placeholders.inHeader("")),
                SmsSuccess.from(settings),
                fixed,
                SmsSenderIds.from(settings),
                SmsEncoding.from(settings),
                signature(settings),
                reports,
                Timeouts.read(settings, SMS_TIMEOUT, deadline));
        config.check();
        if (reports.isPresent() && !config.uses(REPORT_URL)) {
            throw new SettingException(
                    SMS_BODY.key(), "***", "a text with {{" + REPORT_URL + "}}, as " + SMS_REPORTS.key() + " is set");
        }
        config.checkNamed();
        return config;
    }

    /** Strangers must not spend the operator's money all over the world because nobody thought of it. */
    private static void checkCountries(Settings settings) {
        if (settings.text(PhoneCheck.COUNTRIES).isEmpty()) {
            throw new SettingException(
                    PhoneCheck.COUNTRIES, "the countries that messages may go to, such as FR,BE, or * for any");
        }
    }

    /** A message whose number or text goes nowhere would be paid for and read by nobody. */
    private void check() {
        boolean number = url.has("to") || url.has("to-digits") || body.has("to") || body.has("to-digits");
        if (!number || !(url.has("text") || body.has("text"))) {
            throw new SettingException(SMS_BODY.key(), "***", "a text with {{to}} or {{to-digits}}, and {{text}}");
        }
    }

    /** A body of the operator's own has the address where its provider takes it. */
    private static String asksForReport(SmsSettings settings, Optional<ReportAddress> reports) {
        return reports.isEmpty() || settings.isOwn(SMS_BODY)
                ? ""
                : settings.ofProvider("report-body").orElse("");
    }

    /** A provider would refuse each message that lacks what it is asked with. */
    private void checkNamed() {
        Map<String, MessageSetting> meant =
                Map.of("user", SMS_USER, "secret", SMS_SECRET, "from", SMS_FROM, "account", SMS_ACCOUNT);
        Map<String, String> values = new HashMap<>(fixed);
        values.put("from", senders.standard());
        new TreeMap<>(meant).forEach((name, setting) -> {
            boolean basic = (setting == SMS_USER || setting == SMS_SECRET) && uses("basic");
            if ((uses(name) || basic) && values.getOrDefault(name, "").isEmpty()) {
                throw new SettingException(
                        setting.key(), "what {{" + (uses(name) ? name : "basic") + "}} stands for in what is sent");
            }
        });
    }

    private boolean uses(String name) {
        return url.has(name) || body.has(name) || headers.values().stream().anyMatch(header -> header.has(name));
    }

    private static Map<String, String> fixed(SmsSettings settings) {
        String user = settings.text(SMS_USER.key()).orElse("");
        String secret = settings.revealed(SMS_SECRET);
        Map<String, String> fixed = new HashMap<>();
        fixed.put("user", user);
        fixed.put("secret", secret);
        fixed.put("account", settings.text(SMS_ACCOUNT.key()).orElse(""));
        fixed.put("basic", Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(UTF_8)));
        fixed.forEach((name, value) -> {
            if (AccountRules.hasControl(value)) {
                throw new SettingException(
                        "accountcreator.sms.http." + name, "***", "a value on one line, without control characters");
            }
        });
        return fixed;
    }

    private static Optional<OvhSignature> signature(SmsSettings settings) {
        Optional<String> kind = settings.parse(SMS_SIGNATURE.key(), "ovh", text -> {
            if (!text.equals("ovh")) {
                throw new IllegalArgumentException(text);
            }
            return text;
        });
        return kind.map(ovh -> new OvhSignature(
                settings.required(SMS_USER, "the application key"),
                settings.requiredSecret(SMS_SECRET, "the application secret"),
                settings.requiredSecret(SMS_CONSUMER_KEY, "the consumer key"),
                Clock.systemUTC()));
    }

    private static Placeholders url(SmsSettings settings, Set<String> names) {
        String expected = "an https address (http on loopback only) whose placeholders are in its path or query";
        settings.required(SMS_URL, expected);
        return settings.parse(SMS_URL.key(), expected, text -> {
                    Placeholders url = Placeholders.inUrl(text).known(names);
                    // Whatever they stand for, the host stays the same.
                    String host = WebAddress.guarded(url.fill(Map.of())).getAuthority();
                    URI filled = WebAddress.guarded(
                            url.fill(new HashMap<>(Map.of("to", "x", "user", "x", "from", "x", "account", "x"))));
                    if (!filled.getAuthority().equals(host)) {
                        throw new IllegalArgumentException(text);
                    }
                    return url;
                })
                .orElseThrow();
    }

    private static String media(String text) {
        Placeholders.inBody("", text);
        return text;
    }

    private static String method(String text) {
        if (!METHODS.contains(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static Placeholders body(String text, String contentType, Set<String> names) {
        return Placeholders.inBody(text, contentType).known(names);
    }

    private static Map<String, Placeholders> headers(String text, Set<String> names) {
        Map<String, Placeholders> headers = new LinkedHashMap<>();
        for (String line : text.split("\\R")) {
            String[] parts = line.split(":", 2);
            if (parts.length < 2 || !HEADER.matcher(parts[0].strip()).matches()) {
                throw new IllegalArgumentException(line);
            }
            headers.put(
                    parts[0].strip(), Placeholders.inHeader(parts[1].strip()).known(names));
        }
        return headers;
    }

    @Override
    public String toString() {
        return "SMS gateway";
    }
}
