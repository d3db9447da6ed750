package io.accountcreator.host.select;

import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/** The settings as MicroProfile Config finds them: system properties, environment, files. */
@ApplicationScoped
class HostSettings implements Settings {
    @Override
    public Optional<String> find(String key) {
        return ConfigProvider.getConfig().getOptionalValue(key, String.class);
    }
}
