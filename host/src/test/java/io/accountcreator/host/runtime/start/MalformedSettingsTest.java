package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.access.AccessControl;
import io.accountcreator.host.outbound.message.Senders;
import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.settings.ReadmeSetting;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every setting of the host with values that it cannot take: a domain with a blank and a provider without its user were
 * accepted, and failed with the first request. Those of the backends have tests of their own.
 */
class MalformedSettingsTest {
    /** Kept, so that its level is. */
    private static final Logger WELD = Logger.getLogger("org.jboss.weld");

    private static final String HEX = "0123456789abcdef";

    /** Everything in use, so that nothing is left unread. */
    private static final Map<String, String> GOOD = Map.ofEntries(
            Map.entry("accountcreator.http.port", "0"),
            Map.entry("accountcreator.domain", "sip.example.org"),
            Map.entry("accountcreator.public-url", "https://accounts.example.org"),
            Map.entry("accountcreator.sender.email", "smtp"),
            Map.entry("accountcreator.mail.host", "mail.example.org"),
            Map.entry("accountcreator.mail.from", "accounts@example.org"),
            Map.entry("accountcreator.sender.sms", "http"),
            Map.entry("accountcreator.sms.countries", "FR"),
            Map.entry("accountcreator.sms.http.provider", "twilio"),
            Map.entry("accountcreator.sms.http.user", "AC0123"),
            Map.entry("accountcreator.sms.http.secret", HEX),
            Map.entry("accountcreator.sms.http.from", "+33700000000"),
            Map.entry("accountcreator.webhook.url", "https://hooks.example.org/"),
            Map.entry("accountcreator.webhook.secret", "whsec_" + HEX + HEX),
            Map.entry("accountcreator.gateway.digest", "true"),
            Map.entry("accountcreator.enumeration", "strict"),
            Map.entry("accountcreator.api.keys", "me"),
            Map.entry("accountcreator.api.key.me.sha256", HEX.repeat(4)),
            Map.entry("accountcreator.api.key.me.operations", "*"));

    /** Key, value, and what else is set; a line of the last kind begins with a plus. A minus before a value hides it: a secret. */
    private static final String BAD = """
            accountcreator.http.host | no such host.example
            accountcreator.http.host | 0.0.0.0
            accountcreator.http.port | -1
            accountcreator.http.port | 65536
            accountcreator.http.port | http
            accountcreator.http.behind-proxy | yes
            accountcreator.http.trusted-proxies | 10.0.0.0/33
            accountcreator.http.trusted-proxies | proxy.example.org
            accountcreator.http.client-header | X-Real-IP
            accountcreator.http.tls.certificate | /nowhere/certificate.pem | accountcreator.http.tls.key=/nowhere/key.pem
            accountcreator.http.tls.key | | accountcreator.http.tls.certificate=/nowhere/certificate.pem
            accountcreator.http.request-time | 20
            accountcreator.http.request-time | PT0.5S
            accountcreator.http.request-time | PT11M
            accountcreator.http.arriving-bytes | 1048575
            accountcreator.http.arriving-bytes | 8m
            accountcreator.http.connections | 0
            accountcreator.http.connections | 1000001
            accountcreator.http.connections-per-client | 0
            accountcreator.http.connections-per-client | many
            accountcreator.deadline | 10
            accountcreator.deadline | PT0S
            accountcreator.deadline | PT-5S
            accountcreator.deadline | PT2H
            accountcreator.deadline | PT99999999999999999999S
            accountcreator.max-in-flight | 0
            accountcreator.max-in-flight | -1
            accountcreator.max-in-flight | 10001
            accountcreator.max-in-flight | 99999999999
            accountcreator.limit.messages | 30
            accountcreator.limit.messages | 0/PT1H
            accountcreator.limit.messages | 30/PT0S
            accountcreator.limit.messages | 30/1h
            accountcreator.limit.messages.network | none
            accountcreator.limit.tries | -1/PT1H
            accountcreator.limit.tries.network | 1/P8D
            accountcreator.limit.questions | 1.5/PT1H
            accountcreator.limit.questions.network | PT1H
            accountcreator.limit.exempt | 10.0.0
            accountcreator.limit.cache | limits | accountcreator.limit.cache.provider=io.accountcreator.Nothing
            accountcreator.limit.cache | java:jboss/nowhere
            accountcreator.limit.cache.uri | a b
            accountcreator.limit.cache.timeout | soon
            accountcreator.limit.cache.timeout | PT-1S
            accountcreator.enumeration | closed
            accountcreator.enumeration.pad | 2
            accountcreator.enumeration.pad | PT2M
            accountcreator.gateway.paths | xmlrpc
            accountcreator.gateway.paths | /health/live
            accountcreator.gateway.digest | on
            accountcreator.gateway.digest-secret | -short
            accountcreator.gateway.keys | all
            accountcreator.gateway.test-methods | 1
            accountcreator.api.keys | ME
            accountcreator.api.key.me.sha256 | -0123
            accountcreator.api.key.me.sha256 | -0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF
            accountcreator.api.key.me.operations | create
            accountcreator.api.key.me.domains | a..b
            accountcreator.api.key.me.domains | *,sip.example.org
            accountcreator.api.create | yes
            accountcreator.domain | sip_example org
            accountcreator.domain | a..b
            accountcreator.domain | bob@example.org
            accountcreator.domain | sip.example.org:5060
            accountcreator.algorithm | SHA-1
            accountcreator.algorithm | md5
            accountcreator.username.min-length | -1
            accountcreator.username.min-length | 65
            accountcreator.username.max-length | 10001
            accountcreator.username.regex | (
            accountcreator.username.phone-number | maybe
            accountcreator.password.min-length | 9 | accountcreator.password.max-length=8
            accountcreator.password.max-length | -1
            accountcreator.audit.format | xml
            accountcreator.audit.key | -short
            accountcreator.audit.address | all
            accountcreator.audit.refusals | -1
            accountcreator.audit.refusals | 1001
            accountcreator.webhook.url | -http://hooks.example.org/secret
            accountcreator.webhook.url | -https://hooks.example.org/secret with blanks
            accountcreator.webhook.secret | -whsec_0123
            accountcreator.webhook.subject | none
            accountcreator.webhook.private-networks | 1
            accountcreator.webhook.timeout | PT2M
            accountcreator.webhook.timeout | PT-1S
            accountcreator.sender | mail
            accountcreator.sender.email | http
            accountcreator.sender.sms | smtp
            accountcreator.sender.file | /nowhere/messages | accountcreator.sender.email=file
            accountcreator.code.sms-digits | 3
            accountcreator.code.sms-digits | 9
            accountcreator.public-url | http://accounts.example.org
            accountcreator.public-url | accounts.example.org
            accountcreator.public-url | https://accounts.example.org?a=b
            accountcreator.page.secret | -short
            accountcreator.message.language | xx
            accountcreator.message.templates | /nowhere
            accountcreator.mail.host | mail example.org
            accountcreator.mail.host | https://mail.example.org
            accountcreator.mail.host | mail.example.org:587
            accountcreator.mail.port | 0
            accountcreator.mail.port | 65536
            accountcreator.mail.port | smtp
            accountcreator.mail.tls | ssl
            accountcreator.mail.user | | accountcreator.mail.password=secret
            accountcreator.mail.password | | accountcreator.mail.user=accounts
            accountcreator.mail.session | ldap://example.org | accountcreator.mail.host=
            accountcreator.mail.session | java:nowhere | accountcreator.mail.host=
            accountcreator.mail.from | accounts
            accountcreator.mail.from | accounts@example.org, others@example.org
            accountcreator.mail.from-name | a\tb
            accountcreator.mail.timeout | PT10S
            accountcreator.mail.timeout | PT0S
            accountcreator.phone.check | strict
            accountcreator.sms.countries | France
            accountcreator.sms.countries | FR,XX
            accountcreator.sms.types | PHONE
            accountcreator.sms.http.provider | nobody
            accountcreator.sms.http.url | -http://gateway.example.org/
            accountcreator.sms.http.url | -https://{{user}}.example.org/
            accountcreator.sms.http.url | -https://gateway.example.org/{{code}}
            accountcreator.sms.http.method | DELETE
            accountcreator.sms.http.headers | -Authorization token
            accountcreator.sms.http.headers | -Authorization: {{token}}
            accountcreator.sms.http.content-type | text/xml
            accountcreator.sms.http.body | -{{to}} {{text}} {{password}}
            accountcreator.sms.http.body | -hello {{text}}
            accountcreator.sms.http.success-status | 99
            accountcreator.sms.http.success-status | 299-200
            accountcreator.sms.http.success-body | (
            accountcreator.sms.http.error-code | no group
            accountcreator.sms.http.encoding | text
            accountcreator.sms.http.signature | aws
            accountcreator.sms.http.consumer-key | | accountcreator.sms.http.signature=ovh
            accountcreator.sms.http.reports | ovh
            accountcreator.sms.http.reports | vonage
            accountcreator.sms.http.reports-secret | | accountcreator.sms.http.provider=vonage; accountcreator.sms.http.reports=vonage
            accountcreator.sms.http.body | -To={{to}}&Body={{text}} | accountcreator.sms.http.reports=twilio
            accountcreator.sms.http.body | -To={{to}}&Body={{text}}&Callback={{report-url}}
            accountcreator.public-url | | accountcreator.sender.email=none; accountcreator.sms.http.reports=twilio
            accountcreator.gateway.paths | /delivery-report
            accountcreator.sms.http.account | | accountcreator.sms.http.url=https://127.0.0.1/{{account}}
            accountcreator.sms.http.from-by-country | France=Example
            accountcreator.sms.http.user | |
            accountcreator.sms.http.secret | |
            accountcreator.sms.http.from | |
            accountcreator.sms.http.timeout | PT10S
            accountcreator.sms.http.timeout | 5
            """;

    /** Any text will do. */
    private static final Set<String> ANYTHING = Set.of(
            "accountcreator.message.name",
            // What is wrong with it is said of the cache, which shows the class.
            "accountcreator.limit.cache.provider");

    private record Row(String key, String value, boolean secret, Map<String, String> besides) {
        static Row of(String line) {
            String[] parts = line.split("\\|", -1);
            String value = parts[1].strip();
            boolean secret = value.length() > 1 && value.startsWith("-") && !Character.isDigit(value.charAt(1))
                    || value.startsWith("-0123");
            Map<String, String> besides = new HashMap<>();
            for (String other : parts.length > 2 ? parts[2].split(";", -1) : new String[0]) {
                if (other.contains("=")) {
                    besides.put(other.strip().split("=", 2)[0], other.strip().split("=", 2)[1]);
                }
            }
            return new Row(parts[0].strip(), secret ? value.substring(1) : value, secret, besides);
        }
    }

    @BeforeEach
    void quietWeld() {
        WELD.setLevel(Level.SEVERE);
    }

    @AfterEach
    void restoreWeld() {
        WELD.setLevel(null);
    }

    @Test
    void everyMalformedValueShouldStopTheStartWithItsKeyAndNoSecret() {
        List<String> wrong = new ArrayList<>();
        for (Row row : BAD.lines().map(Row::of).toList()) {
            String line = startWith(row);
            boolean told = line.startsWith("setting " + row.key())
                    && (row.secret() ? !line.contains(row.value()) : line.contains(row.value()));
            if (!told) {
                wrong.add(row.key() + "=" + row.value() + " -> " + line);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void goodValuesShouldStart() {
        assertThat(startWith(new Row("accountcreator.message.name", "Calls", false, Map.of())))
                .isEqualTo("started");
    }

    @Test
    void everySettingOfTheHostShouldBeAmongThem() {
        Set<String> tried = new HashSet<>(ANYTHING);
        BAD.lines().map(Row::of).forEach(row -> tried.add(row.key().replace(".key.me.", ".key.<name>.")));

        assertThat(ReadmeSetting.all().stream().map(ReadmeSetting::key))
                .filteredOn(key -> !key.startsWith("accountcreator.ldap.")
                        && !key.startsWith("accountcreator.xmlrpc.")
                        && !OF_LDAP.contains(key))
                .allSatisfy(key -> assertThat(tried).contains(key));
    }

    /** Settings of the LDAP backend that do not say so. */
    private static final Set<String> OF_LDAP = Set.of(
            "accountcreator.domains",
            "accountcreator.algorithms",
            "accountcreator.algorithms.<domain>",
            "accountcreator.code.pepper",
            "accountcreator.code.old-peppers",
            "accountcreator.code.tries",
            "accountcreator.code.window-tries",
            "accountcreator.code.window",
            "accountcreator.code.sms-lifetime",
            "accountcreator.code.email-lifetime",
            "accountcreator.sms.limit",
            "accountcreator.sms.range-limit",
            "accountcreator.sms.unused-limit",
            "accountcreator.sms.used-percent",
            "accountcreator.sms.country-budget",
            "accountcreator.sms.budget",
            "accountcreator.sms.window",
            "accountcreator.mail.limit",
            "accountcreator.mail.unused-limit",
            "accountcreator.mail.used-percent",
            "accountcreator.mail.domain-budget",
            "accountcreator.mail.budget",
            "accountcreator.mail.window",
            "accountcreator.ldap.number-proof-lifetime",
            "accountcreator.ldap.owner-notices");

    private static String startWith(Row row) {
        Map<String, String> settings = new HashMap<>(GOOD);
        settings.putAll(row.besides());
        settings.put(row.key(), row.value());
        try {
            read(Settings.of(settings));
        } catch (SettingException e) {
            return String.valueOf(e.getMessage());
        }
        try (RunningHost host = RunningHost.start(settings)) {
            return "started";
        } catch (RuntimeException e) {
            return StartFailure.line(e);
        }
    }

    /** What a start reads, of the classes that can be asked without one: it takes its time. */
    private static void read(Settings settings) {
        HostConfig config = HostConfig.from(settings);
        config.listenAddress(false);
        Clock clock = Clock.systemUTC();
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            new Senders(settings, MessageTexts.from(settings), config.deadline(), timer, clock).make(config.sender());
            AccessControl.from(settings, System::nanoTime, clock).close();
        } finally {
            timer.shutdownNow();
        }
    }
}
