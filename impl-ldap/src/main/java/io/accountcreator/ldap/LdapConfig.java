package io.accountcreator.ldap;

import static io.accountcreator.ldap.LdapSetting.BASE_DN;
import static io.accountcreator.ldap.LdapSetting.BIND_DN;
import static io.accountcreator.ldap.LdapSetting.BIND_PASSWORD;
import static io.accountcreator.ldap.LdapSetting.CONNECTIONS;
import static io.accountcreator.ldap.LdapSetting.DOMAIN;
import static io.accountcreator.ldap.LdapSetting.DOMAINS;
import static io.accountcreator.ldap.LdapSetting.EMAIL_CODE_LIFETIME;
import static io.accountcreator.ldap.LdapSetting.PEPPER;
import static io.accountcreator.ldap.LdapSetting.SMS_CODE_LIFETIME;
import static io.accountcreator.ldap.LdapSetting.SMS_LIMIT;
import static io.accountcreator.ldap.LdapSetting.SMS_WINDOW;
import static io.accountcreator.ldap.LdapSetting.TIMEOUT;
import static io.accountcreator.ldap.LdapSetting.TRIES;
import static io.accountcreator.ldap.LdapSetting.URL;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import io.accountcreator.Secret;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings, checked.
 *
 * @param server where the directory is, null if it is embedded
 * @param base entry below which everything lies
 * @param bindDn DN to bind with, null for anonymous
 * @param bindPassword its password, null for anonymous
 * @param timeout for connecting and for each request
 * @param connections greatest number
 * @param domains served domains, lower case; {@code *} for any
 * @param pepper what codes are hashed with
 * @param tries wrong tries after which a code is void
 * @param smsCodeLifetime life of a code that travels by SMS
 * @param emailCodeLifetime life of a code that travels by e-mail
 * @param smsLimit messages to one number in a window
 * @param smsWindow length of the window
 */
record LdapConfig(
        @Nullable LDAPURL server,
        DN base,
        @Nullable DN bindDn,
        @Nullable Secret bindPassword,
        Duration timeout,
        int connections,
        Set<String> domains,
        Secret pepper,
        int tries,
        Duration smsCodeLifetime,
        Duration emailCodeLifetime,
        int smsLimit,
        Duration smsWindow) {

    private static final String MEMORY = "memory:";
    private static final String MEMORY_BASE = "dc=example,dc=org";
    private static final int PEPPER_LENGTH = 16;
    private static final String DN_EXPECTED = "a DN such as dc=example,dc=org";

    /** Reads the settings; empty if there is no URL, which is no mistake: the backend is just not configured. */
    static Optional<LdapConfig> from(Settings settings) {
        return settings.text(URL.key()).map(url -> read(settings, url.equals(MEMORY)));
    }

    private static LdapConfig read(Settings settings, boolean memory) {
        LDAPURL server = memory
                ? null
                : settings.parse(URL.key(), "ldap://host:port, ldaps://host:port or memory:", LdapConfig::url)
                        .orElse(null);
        Optional<DN> base = settings.parse(BASE_DN.key(), DN_EXPECTED, LdapConfig::dn);
        Optional<DN> bindDn = settings.parse(BIND_DN.key(), DN_EXPECTED, LdapConfig::dn);
        Optional<Secret> bindPassword = settings.secret(BIND_PASSWORD.key());
        if (bindDn.isPresent() && bindPassword.filter(p -> !p.isEmpty()).isEmpty()) {
            // RFC 4513 section 5.1.2: a bind without a password succeeds, as nobody.
            throw new SettingException(BIND_PASSWORD.key(), "the password of " + BIND_DN.key());
        }
        return new LdapConfig(
                server,
                base.or(() -> memory ? Optional.of(dn(MEMORY_BASE)) : Optional.empty())
                        .orElseThrow(() -> new SettingException(BASE_DN.key(), DN_EXPECTED)),
                bindDn.orElse(null),
                bindPassword.orElse(null),
                settings.duration(TIMEOUT.key()).orElse(Duration.ofSeconds(3)),
                settings.integer(CONNECTIONS.key(), 1, 1000).orElse(16),
                domains(settings),
                pepper(settings, memory),
                settings.integer(TRIES.key(), 1, 100).orElse(3),
                settings.duration(SMS_CODE_LIFETIME.key()).orElse(Duration.ofHours(1)),
                settings.duration(EMAIL_CODE_LIFETIME.key()).orElse(Duration.ofHours(24)),
                settings.integer(SMS_LIMIT.key(), 0, 1_000_000).orElse(3),
                settings.duration(SMS_WINDOW.key()).orElse(Duration.ofHours(24)));
    }

    private static Set<String> domains(Settings settings) {
        Stream<String> listed = settings.list(DOMAINS.key()).stream();
        return Stream.concat(listed, settings.text(DOMAIN.key()).stream())
                .map(domain -> domain.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Secret pepper(Settings settings, boolean memory) {
        Optional<Secret> pepper = settings.secret(PEPPER.key());
        if (pepper.isEmpty() && memory) {
            // The codes die with the process, so may what they are hashed with.
            byte[] random = new byte[PEPPER_LENGTH];
            new SecureRandom().nextBytes(random);
            return Secret.of(HexFormat.of().formatHex(random));
        }
        String expected = "a random text of at least " + PEPPER_LENGTH + " characters, the same on every host";
        if (pepper.filter(p -> p.reveal().length() < PEPPER_LENGTH).isPresent()) {
            throw new SettingException(PEPPER.key(), "***", expected);
        }
        return pepper.orElseThrow(() -> new SettingException(PEPPER.key(), expected));
    }

    private static LDAPURL url(String text) {
        try {
            LDAPURL url = new LDAPURL(text);
            boolean known = url.getScheme().equals("ldap") || url.getScheme().equals("ldaps");
            if (known && url.hostProvided() && !url.baseDNProvided()) {
                return url;
            }
        } catch (LDAPException e) {
            throw new IllegalArgumentException(e);
        }
        throw new IllegalArgumentException(text);
    }

    private static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Where the directory is, for people. */
    String place() {
        return server == null
                ? " in an embedded directory, in memory, gone at the end"
                : " at " + server.getScheme() + "://" + server.getHost() + ":" + server.getPort() + " below " + base;
    }

    boolean serves(String domain) {
        return domains.contains("*") || domains.contains(domain);
    }
}
