package io.accountcreator.host.guard;

import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the guard injectable; a bad setting is thrown where it is first asked for, at start. */
@ApplicationScoped
class GuardProducer {
    @Produces
    @Singleton
    Guard guard(Settings settings) {
        return Guard.from(settings, System::nanoTime, Clock.systemUTC());
    }
}
