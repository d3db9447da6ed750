package io.accountcreator.host.outbound.message.mail;

import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_FROM;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_FROM_NAME;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_HOST;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_PASSWORD;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_PORT;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_SESSION;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_TIMEOUT;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_TLS;
import static io.accountcreator.host.runtime.config.MessageSetting.MAIL_USER;

import io.accountcreator.AccountRules;
import io.accountcreator.DomainName;
import io.accountcreator.Secret;
import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.runtime.config.Timeouts;
import io.accountcreator.host.runtime.config.WebAddress;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Where mail goes.
 *
 * @param session JNDI name of the server's mail session; empty if the next five say where
 * @param host the mail server
 * @param port its port
 * @param tls how the connection is protected
 * @param user name to authenticate with
 * @param password password to authenticate with
 * @param from sender's address
 * @param fromName sender's name
 * @param timeout how long handing over one mail may take
 */
record MailConfig(
        Optional<String> session,
        String host,
        int port,
        Tls tls,
        Optional<String> user,
        Optional<Secret> password,
        String from,
        Optional<String> fromName,
        Duration timeout) {

    enum Tls {
        /** Asked for on the plain connection, and demanded. */
        STARTTLS(587),
        /** From the first byte. */
        IMPLICIT(465),
        /** Not at all. */
        NONE(25);

        private final int port;

        Tls(int port) {
            this.port = port;
        }
    }

    private static final String HOST = "the name of a mail server such as mail.example.org, without port";
    private static final int HIGHEST_PORT = 65_535;

    static MailConfig from(Settings settings, Duration deadline) {
        Optional<String> session = settings.parse(
                MAIL_SESSION.key(), "a local name such as java:jboss/mail/Default", MailConfig::localName);
        String host = host(settings, session);
        Tls tls = tls(settings, host);
        Optional<String> user = settings.text(MAIL_USER.key());
        Optional<Secret> password = settings.secret(MAIL_PASSWORD.key());
        if (user.isPresent() != password.isPresent()) {
            MessageSetting missing = user.isPresent() ? MAIL_PASSWORD : MAIL_USER;
            MessageSetting set = user.isPresent() ? MAIL_USER : MAIL_PASSWORD;
            throw new SettingException(missing.key(), "a value, as " + set.key() + " is set");
        }
        if (user.isPresent() && tls == Tls.NONE && !WebAddress.isLoopback(host)) {
            throw new SettingException(MAIL_TLS.key(), "none", "starttls or implicit, as a password is sent");
        }
        return new MailConfig(
                session,
                host,
                settings.integer(MAIL_PORT.key(), 1, HIGHEST_PORT).orElse(tls.port),
                tls,
                user,
                password,
                from(settings),
                settings.parse(MAIL_FROM_NAME.key(), "a name on one line", MailConfig::oneLine),
                Timeouts.read(settings, MAIL_TIMEOUT, deadline));
    }

    private static String host(Settings settings, Optional<String> session) {
        Optional<String> host = settings.parse(MAIL_HOST.key(), HOST, MailConfig::hostName);
        if (session.isPresent()) {
            host.ifPresent(value -> {
                throw new SettingException(MAIL_HOST.key(), value, "to be unset, because a mail session is named");
            });
            return "";
        }
        return host.orElseThrow(() -> new SettingException(MAIL_HOST.key(), HOST + ", or " + MAIL_SESSION.key()));
    }

    private static Tls tls(Settings settings, String host) {
        return settings.oneOf(MAIL_TLS.key(), Tls.class).orElse(WebAddress.isLoopback(host) ? Tls.NONE : Tls.STARTTLS);
    }

    private static String from(Settings settings) {
        String expected = "a plain address such as accounts@example.org";
        return settings.parse(MAIL_FROM.key(), expected, text -> {
                    if (!MailAddress.isPlain(text)) {
                        throw new IllegalArgumentException(text);
                    }
                    return text;
                })
                .orElseThrow(() -> new SettingException(MAIL_FROM.key(), expected));
    }

    private static String hostName(String text) {
        // An address of IPv6 is written with brackets or without.
        boolean address = text.contains("::") || text.split(":", -1).length > 2;
        if (!DomainName.isValid(address && !text.startsWith("[") ? '[' + text + ']' : text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    /** Other names than java: ones can make the naming service ask a server on the network. */
    private static String localName(String name) {
        if (!name.toLowerCase(Locale.ROOT).startsWith("java:")) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    private static String oneLine(String text) {
        if (AccountRules.hasControl(text)) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
