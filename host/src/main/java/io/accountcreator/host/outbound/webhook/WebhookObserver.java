package io.accountcreator.host.outbound.webhook;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.outbound.audit.AuditDocuments;
import io.accountcreator.host.runtime.executor.HostExecutors;
import io.accountcreator.spi.Settings;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes the webhook, and has it told. */
@ApplicationScoped
class WebhookObserver {
    private static final Logger LOG = System.getLogger(WebhookObserver.class.getName());

    private volatile @Nullable Webhook made;

    @Produces
    @Singleton
    Webhook webhook(Settings settings, AuditDocuments documents, HostExecutors executors) {
        Webhook webhook = WebhookConfig.from(settings)
                .map(config -> new Webhook(deliveries(config, executors), documents, config.clear(), Clock.systemUTC()))
                .orElseGet(() -> new Webhook(null, documents, false, Clock.systemUTC()));
        made = webhook;
        return webhook;
    }

    private static RetryQueue deliveries(WebhookConfig config, HostExecutors executors) {
        Timer timer = (delay, task) -> in(executors, delay, task);
        HttpPost post = new HttpPost(
                config.url(),
                config.rule(),
                InetAddress::getAllByName,
                (SSLSocketFactory) SSLSocketFactory.getDefault(),
                timer);
        Clock clock = Clock.systemUTC();
        return new RetryQueue(
                (message, limit) -> post.send(message.headers(config.key(), clock.instant()), message.body(), limit),
                executors.background(),
                timer,
                config.timeout(),
                new DeliveryLog(LOG::log, System::nanoTime));
    }

    private static Future<?> in(HostExecutors executors, Duration delay, Runnable task) {
        return executors.timer().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Synchronous, so that a host that ends has told of everything when it has answered everything; and before all others. */
    void onFinalStatus(@Observes @Priority(0) FinalStatus status, Webhook webhook) {
        webhook.tell(status);
    }

    /** After the creators, whose last requests are to be told of. */
    void close(
            @Observes(notifyObserver = Reception.IF_EXISTS)
                    @Priority(Interceptor.Priority.LIBRARY_AFTER)
                    @BeforeDestroyed(ApplicationScoped.class)
                    Object end) {
        Webhook webhook = made;
        if (webhook != null) {
            webhook.close();
        }
    }
}
