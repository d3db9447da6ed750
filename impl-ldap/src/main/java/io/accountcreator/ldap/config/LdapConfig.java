package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.BASE_DN;
import static io.accountcreator.ldap.config.LdapSetting.DOMAIN;
import static io.accountcreator.ldap.config.LdapSetting.DOMAINS;
import static io.accountcreator.ldap.config.LdapSetting.NUMBER_PROOF_LIFETIME;
import static io.accountcreator.ldap.config.LdapSetting.OWNER_NOTICES;
import static io.accountcreator.ldap.config.LdapSetting.UNIQUE_EMAIL;
import static io.accountcreator.ldap.config.LdapSetting.URL;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.DomainName;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The settings, checked.
 *
 * @param servers where the directory is, null if it is embedded
 * @param base entry below which everything lies
 * @param layout where entries lie and what they have besides ours
 * @param uniqueEmail whether no two active accounts of a domain have one e-mail address
 * @param domains served domains, lower case; {@code *} for any
 * @param algorithms that new hashes may have
 * @param retention how long what is no longer used is kept
 * @param codes what codes are made of
 * @param sms how many messages may be sent
 * @param mails how many mails may be sent
 * @param numberProofLifetime how long the proof of a number counts, empty for ever
 * @param ownerNotices whether owners are told by mail what was changed
 * @param conceals whether strangers are to learn nothing of whether accounts exist, not even by a message
 */
public record LdapConfig(
        @Nullable LdapServers servers,
        DN base,
        Layout layout,
        boolean uniqueEmail,
        Set<String> domains,
        Algorithms algorithms,
        Retention retention,
        CodeRules codes,
        SmsLimits sms,
        MailLimits mails,
        Optional<Duration> numberProofLifetime,
        boolean ownerNotices,
        boolean conceals) {
    /** The name of this backend, which its qualifier, events and commands have. */
    public static final String BACKEND = "ldap";

    private static final String MEMORY = "memory:";
    private static final String MEMORY_BASE = "dc=example,dc=org";
    public static final String DN_EXPECTED = "a DN such as dc=example,dc=org";

    private static final String ANY = "*";
    private static final Duration LONGEST_PROOF = Duration.ofDays(36_500);

    /** The host's, which checks it too. */
    private static final String ENUMERATION = "accountcreator.enumeration";

    /** Reads the settings; empty if there is no URL, which is no mistake: the backend is just not configured. */
    public static Optional<LdapConfig> from(Settings settings) {
        return settings.text(URL.key()).map(url -> read(settings, url.equals(MEMORY)));
    }

    private static LdapConfig read(Settings settings, boolean memory) {
        Optional<DN> base = settings.parse(BASE_DN.key(), DN_EXPECTED, LdapConfig::dn);
        return new LdapConfig(
                memory ? null : LdapServers.from(settings),
                base.or(() -> memory ? Optional.of(dn(MEMORY_BASE)) : Optional.empty())
                        .orElseThrow(() -> new SettingException(BASE_DN.key(), DN_EXPECTED)),
                Layout.from(settings, domains(settings)),
                settings.flag(UNIQUE_EMAIL.key()),
                domains(settings),
                Algorithms.from(settings, domains(settings)),
                Retention.from(settings),
                CodeRules.from(settings, memory),
                SmsLimits.from(settings),
                MailLimits.from(settings),
                Durations.read(settings, NUMBER_PROOF_LIFETIME, LONGEST_PROOF),
                settings.oneOf(OWNER_NOTICES.key(), "true", "false")
                        .map(Boolean::valueOf)
                        .orElse(true),
                settings.text(ENUMERATION).filter("strict"::equals).isPresent());
    }

    private static Set<String> domains(Settings settings) {
        Stream<String> listed = settings.list(DOMAINS.key()).stream()
                .map(domain -> domain.equals(ANY) ? ANY : DomainName.checked(DOMAINS.key(), domain));
        Stream<String> own =
                settings.text(DOMAIN.key()).stream().map(domain -> DomainName.checked(DOMAIN.key(), domain));
        return Stream.concat(listed, own).collect(Collectors.toUnmodifiableSet());
    }

    public static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Where the directory is, for people. */
    public String place() {
        return servers == null
                ? " in an embedded directory, in memory, gone at the end"
                : " at " + servers.place() + " below " + base;
    }

    /** How many connections there may be at once. */
    public int connections() {
        return servers == null ? 1 : servers.connections();
    }

    /** Whether accounts of a domain are kept; of any, that is any that can stand in a SIP address. */
    public boolean serves(String domain) {
        boolean listed = domains.contains(domain) && !domain.equals(ANY);
        return listed || (domains.contains(ANY) && DomainName.isValid(domain));
    }
}
