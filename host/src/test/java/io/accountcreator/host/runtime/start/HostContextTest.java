package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.host.runtime.config.HostConfigProducer;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.BackendContext;
import io.accountcreator.spi.Settings;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HostContextTest {
    @Singleton
    static class Observer {
        final CompletableFuture<MessagesStopped> told = new CompletableFuture<>();

        void watch(@ObservesAsync MessagesStopped event) {
            told.complete(event);
        }
    }

    static class Given {
        @Produces
        @Singleton
        Settings settings() {
            return Settings.of(java.util.Map.of("accountcreator.sender.sms", "console"));
        }

        @Produces
        @Singleton
        MessageTexts texts(Settings settings) {
            return MessageTexts.from(settings);
        }
    }

    @Test
    void whatABackendTellsOfStoppedMessagesShouldReachAnObserver() throws Exception {
        MessagesStopped event = new MessagesStopped("ldap", Reason.BUDGET, "+*", 1000, Duration.ofHours(24));
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(
                        HostContext.class, HostConfigProducer.class, HostExecutors.class, Given.class, Observer.class)
                .initialize()) {
            Observer observer = container.select(Observer.class).get();

            container.select(BackendContext.class).get().tell(event);

            assertThat(observer.told.get(10, TimeUnit.SECONDS)).isEqualTo(event);
        }
    }
}
