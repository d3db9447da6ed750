package io.accountcreator.host.runtime.config;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;

/** How long sending may take: less than the request that waits for it, or its outcome would come too late to tell. */
public final class Timeouts {
    private Timeouts() {}

    public static Duration read(Settings settings, MessageSetting setting, Duration deadline) {
        Duration timeout =
                settings.duration(setting.key()).orElse(deadline.multipliedBy(4).dividedBy(5));
        if (timeout.compareTo(deadline) >= 0) {
            throw new SettingException(
                    setting.key(), timeout.toString(), "a duration shorter than accountcreator.deadline, " + deadline);
        }
        return timeout;
    }
}
