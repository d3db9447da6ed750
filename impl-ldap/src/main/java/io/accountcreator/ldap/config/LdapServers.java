package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.CA_FILE;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_CERTIFICATE_FILE;
import static io.accountcreator.ldap.config.LdapSetting.CONNECTIONS;
import static io.accountcreator.ldap.config.LdapSetting.REFERRALS;
import static io.accountcreator.ldap.config.LdapSetting.RETURN_AFTER;
import static io.accountcreator.ldap.config.LdapSetting.START_TLS;
import static io.accountcreator.ldap.config.LdapSetting.TIMEOUT;
import static io.accountcreator.ldap.config.LdapSetting.URL;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.LDAPURL;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Where the directory is and how to get in.
 *
 * @param urls servers, the preferred one first
 * @param tls makes TLS of a connection, null if none is asked for
 * @param startTls whether TLS begins on a connection without it
 * @param bind who to be, null for nobody
 * @param timeout for making a connection, for waiting for one, and for each request
 * @param connections greatest number
 * @param followReferrals whether a referral to one of the servers is followed
 * @param returnAfter how long a better server must be back before it is used again
 */
public record LdapServers(
        List<LDAPURL> urls,
        @Nullable SSLSocketFactory tls,
        boolean startTls,
        @Nullable Bind bind,
        Duration timeout,
        int connections,
        boolean followReferrals,
        Duration returnAfter) {

    private static final String URLS = "ldap://host:port or ldaps://host:port, several separated by blanks, or memory:";
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\..*|::1");
    private static final Duration LONGEST = Duration.ofHours(1);

    static LdapServers from(Settings settings) {
        List<LDAPURL> urls = settings.parse(URL.key(), URLS, LdapServers::urls)
                .orElseThrow(() -> new SettingException(URL.key(), URLS));
        boolean startTls = settings.flag(START_TLS.key());
        boolean ldaps = urls.get(0).getScheme().equals("ldaps");
        if (startTls && ldaps) {
            throw new SettingException(START_TLS.key(), "true", "to be unset, as ldaps: is TLS from the start");
        }
        boolean encrypted = startTls || ldaps;
        for (LdapSetting needsTls : List.of(CA_FILE, CLIENT_CERTIFICATE_FILE)) {
            if (!encrypted && settings.text(needsTls.key()).isPresent()) {
                throw new SettingException(needsTls.key(), "set", "TLS: ldaps: or " + START_TLS.key() + "=true");
            }
        }
        return new LdapServers(
                urls,
                encrypted ? Tls.sockets(settings) : null,
                startTls,
                Bind.from(settings),
                Durations.read(settings, TIMEOUT, LONGEST).orElse(Duration.ofSeconds(3)),
                settings.integer(CONNECTIONS.key(), 1, 1000).orElse(16),
                settings.oneOf(REFERRALS.key(), "refuse", "follow")
                        .filter("follow"::equals)
                        .isPresent(),
                Durations.read(settings, RETURN_AFTER, Duration.ofDays(30)).orElse(Duration.ofMinutes(1)));
    }

    private static List<LDAPURL> urls(String text) {
        List<LDAPURL> urls = Arrays.stream(text.strip().split("[\\s,]+"))
                .map(LdapServers::url)
                .toList();
        if (urls.stream().map(LDAPURL::getScheme).distinct().count() != 1) {
            throw new IllegalArgumentException(text);
        }
        return urls;
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

    /** Who we bind as, for people; null if that is nobody, or a certificate says it. */
    @Nullable
    public String bindDn() {
        return bind == null ? null : bind.dn();
    }

    /** Whether hashes travel beyond this machine without TLS. */
    public boolean isOpenToSee() {
        return tls == null
                && urls.stream()
                        .anyMatch(url -> !LOOPBACK.matcher(url.getHost()).matches());
    }

    /** The timeout as the library wants it; to the library 0 is no limit. */
    public int millis() {
        return Math.toIntExact(Math.max(1, timeout.toMillis()));
    }

    /** Where the directory is, for people. */
    String place() {
        return urls.stream()
                .map(url -> url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
                .collect(Collectors.joining(", then "));
    }

    /** Says nothing of the bind. */
    @Override
    public String toString() {
        return place();
    }
}
