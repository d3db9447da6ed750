package io.accountcreator.ldap.config;

import static io.accountcreator.ldap.config.LdapSetting.BIND_DN;
import static io.accountcreator.ldap.config.LdapSetting.BIND_PASSWORD;
import static io.accountcreator.ldap.config.LdapSetting.CLIENT_KEY_FILE;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.EXTERNALBindRequest;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import io.accountcreator.Secret;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who to be in a directory. The password is read again for each connection, so that one that changes, in its file and in the
 * directory, needs no restart. Thread-safe.
 */
public final class Bind {
    private static final Logger LOG = System.getLogger(Bind.class.getName());

    private final Settings settings;
    private final @Nullable DN dn;
    private volatile Secret password;

    private Bind(Settings settings, @Nullable DN dn, Secret password) {
        this.settings = settings;
        this.dn = dn;
        this.password = password;
    }

    /** Who the settings say; null for nobody. */
    static @Nullable Bind from(Settings settings) {
        Optional<DN> dn = settings.parse(BIND_DN.key(), LdapConfig.DN_EXPECTED, LdapConfig::dn);
        if (dn.isEmpty()) {
            boolean certificate = settings.text(CLIENT_KEY_FILE.key()).isPresent();
            return certificate ? new Bind(settings, null, Secret.of("")) : null;
        }
        Secret password = read(settings)
                .orElseThrow(() -> new SettingException(BIND_PASSWORD.key(), "the password of " + BIND_DN.key()));
        return new Bind(settings, dn.get(), password);
    }

    /** RFC 4513 section 5.1.2: a bind without a password succeeds, as nobody. */
    private static Optional<Secret> read(Settings settings) {
        return settings.secret(BIND_PASSWORD.key()).filter(password -> !password.isEmpty());
    }

    /** Who that is, for people; null if a client certificate says it. */
    @Nullable
    String dn() {
        return dn == null ? null : dn.toString();
    }

    /** Makes what is sent now. */
    public BindRequest request() {
        // OpenLDAP asks for more if there are no credentials at all.
        return dn == null
                ? new EXTERNALBindRequest("")
                : new SimpleBindRequest(dn, current().reveal());
    }

    /** What cannot be read, perhaps because somebody is writing it, is as it was. */
    private Secret current() {
        try {
            Optional<Secret> now = read(settings);
            if (now.isPresent()) {
                password = now.get();
            } else {
                LOG.log(Level.WARNING, "{0}-file is empty: the password of before is used", BIND_PASSWORD.key());
            }
        } catch (SettingException e) {
            LOG.log(Level.WARNING, "{0}: the password of before is used", e.getMessage());
        }
        return password;
    }
}
