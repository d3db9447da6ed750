package io.accountcreator.host.outbound.message.sms;

import io.accountcreator.Secret;
import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Settings of the SMS gateway, with those of a provider behind them. */
final class SmsSettings implements Settings {
    private static final Pattern PROVIDER = Pattern.compile("[a-z0-9]{1,32}");
    private static final Set<String> HOLD_SECRETS =
            Set.of(MessageSetting.SMS_URL.key(), MessageSetting.SMS_HEADERS.key(), MessageSetting.SMS_BODY.key());
    private static final String PREFIX = "accountcreator.sms.http.";

    private final Settings own;
    private final Properties provider;

    private SmsSettings(Settings own, Properties provider) {
        this.own = own;
        this.provider = provider;
    }

    static SmsSettings of(Settings own) {
        Properties provider = own.parse(
                        MessageSetting.SMS_PROVIDER.key(),
                        "a provider that comes with the host (46elks, messagebird, ovh, twilio, vonage)",
                        SmsSettings::provider)
                .orElseGet(Properties::new);
        return new SmsSettings(own, provider);
    }

    /** The operator's own settings win. */
    @Override
    public Optional<String> find(String key) {
        return own.text(key)
                .or(() -> key.startsWith(PREFIX)
                        ? Optional.ofNullable(provider.getProperty(key.substring(PREFIX.length())))
                        : Optional.empty());
    }

    /** What an address, a header or a body holds may be a secret, so a bad one is not shown. */
    @Override
    public <T> Optional<T> parse(String key, String expected, Function<String, T> parser) {
        try {
            return Settings.super.parse(key, expected, parser);
        } catch (SettingException e) {
            throw HOLD_SECRETS.contains(key) ? new SettingException(key, "***", expected) : e;
        }
    }

    /** What comes with the provider only; nobody else may set it. */
    Optional<String> ofProvider(String name) {
        return Optional.ofNullable(provider.getProperty(name));
    }

    /** Whether the operator has set it, whatever the provider's is. */
    boolean isOwn(MessageSetting setting) {
        return own.text(setting.key()).isPresent();
    }

    String required(MessageSetting setting, String expected) {
        return text(setting.key()).orElseThrow(() -> new SettingException(setting.key(), expected));
    }

    String revealed(MessageSetting setting) {
        return own.secret(setting.key()).map(Secret::reveal).orElse("");
    }

    Secret requiredSecret(MessageSetting setting, String expected) {
        return own.secret(setting.key()).orElseThrow(() -> new SettingException(setting.key(), expected));
    }

    private static Properties provider(String name) {
        if (!PROVIDER.matcher(name).matches()) {
            throw new IllegalArgumentException(name);
        }
        try (InputStream in = SmsSettings.class.getResourceAsStream("sms-" + name + ".properties")) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
