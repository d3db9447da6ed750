package io.accountcreator.host.inbound.body;

import io.accountcreator.spi.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the limits, and the one bound for all, injectable. */
@ApplicationScoped
class ArrivalProducer {
    @Produces
    @Singleton
    ArrivalLimits limits(Settings settings) {
        return ArrivalLimits.from(settings, Runtime.getRuntime().maxMemory());
    }

    @Produces
    @Singleton
    ArrivingRequests requests(ArrivalLimits limits) {
        return new ArrivingRequests(limits.bytes(), System::nanoTime);
    }
}
