package io.accountcreator.ldap.command;

import static io.accountcreator.ldap.config.LdapSetting.BIND_DN;
import static io.accountcreator.ldap.config.LdapSetting.BIND_PASSWORD;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_CERTIFICATE_FILE;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_KEY_FILE;

import io.accountcreator.spi.Settings;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings of the host, with somebody else who asks. */
public final class CommandSettings implements Settings {
    private static final String FILE = "-file";
    private static final Set<String> WHO = Set.of(
            BIND_DN.key(),
            BIND_PASSWORD.key(),
            BIND_PASSWORD.key() + FILE,
            CLIENT_CERTIFICATE_FILE.key(),
            CLIENT_KEY_FILE.key());

    private final Settings host;
    private final Map<String, String> who;

    private CommandSettings(Settings host, Map<String, String> who) {
        this.host = host;
        this.who = who;
    }

    /** Nobody asks. */
    public static Settings anonymous(Settings host) {
        return new CommandSettings(host, Map.of());
    }

    /** Somebody asks whose password is in a file. */
    public static Settings as(Settings host, String dn, String passwordFile) {
        return new CommandSettings(host, Map.of(BIND_DN.key(), dn, BIND_PASSWORD.key() + FILE, passwordFile));
    }

    @Override
    public Optional<String> find(String key) {
        return WHO.contains(key) ? Optional.ofNullable(who.get(key)) : host.find(key);
    }
}
