package io.accountcreator.host.runtime.config;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

/** The settings as MicroProfile Config finds them: system properties, environment, files. */
@ApplicationScoped
public class HostSettings implements Settings {
    /** For the container. */
    HostSettings() {}

    /**
     * Gives the settings to who does without a container.
     *
     * @return the same as are injected
     */
    public static Settings found() {
        return new HostSettings();
    }

    /** The names of all that is set, environment variables by the names that they have. */
    public static Iterable<String> names() {
        return ConfigProvider.getConfig().getPropertyNames();
    }

    @Override
    public Optional<String> find(String key) {
        ConfigValue value = ConfigProvider.getConfig().getConfigValue(key);
        String raw = value.getRawValue();
        if (value.getValue() == null && raw != null && !raw.isBlank()) {
            // MicroProfile takes such a value for none. It may be a secret, so it is not shown.
            throw new SettingException(
                    key, "${...}", "names of settings in it, or \\\\${ for the characters themselves");
        }
        return Optional.ofNullable(value.getValue());
    }
}
