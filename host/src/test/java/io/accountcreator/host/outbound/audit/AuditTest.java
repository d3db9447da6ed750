package io.accountcreator.host.outbound.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.spi.Settings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AuditTest {
    private final AtomicLong nanos = new AtomicLong(-5);
    private final List<String> lines = new ArrayList<>();
    private final List<Runnable> later = new ArrayList<>();
    private final CompletableFuture<Void> waiting = new CompletableFuture<>();

    @Test
    void aFloodOfRefusalsShouldBeWrittenUpToTheLimitAndCountedBeyondIt() {
        Audit audit = audit(Map.of("accountcreator.audit.refusals", "3"));

        for (int second = 0; second < 10; second++) {
            for (int i = 0; i < 1_000; i++) {
                refuse(audit);
            }
            nanos.addAndGet(1_000_000_000L);
        }

        assertThat(lines).hasSize(30).allMatch(line -> line.startsWith("request.refused door=gateway http=405"));
        assertThat(later).hasSize(1);
        later.get(0).run();
        assertThat(lines).hasSize(31).last().isEqualTo("refusals.left-out count=9970");
    }

    @Test
    void theNextFloodShouldBeReportedAgain() {
        Audit audit = audit(Map.of("accountcreator.audit.refusals", "0"));

        refuse(audit);
        later.get(0).run();
        refuse(audit);
        later.get(1).run();

        assertThat(lines).containsExactly("refusals.left-out count=1", "refusals.left-out count=1");
    }

    @Test
    void closeShouldReportWhatIsNotReportedYetAndLeaveNoTask() {
        Audit audit = audit(Map.of("accountcreator.audit.refusals", "0"));
        refuse(audit);

        audit.close();

        assertThat(lines).containsExactly("refusals.left-out count=1");
        assertThat(waiting).isCancelled();
    }

    @Test
    void aTimerThatHasEndedShouldNotLoseTheCount() {
        Audit audit = audit(Map.of("accountcreator.audit.refusals", "0"), (delay, task) -> {
            throw new RejectedExecutionException();
        });
        refuse(audit);
        refuse(audit);

        audit.close();

        assertThat(lines).containsExactly("refusals.left-out count=2");
    }

    @Test
    void finalStatusesShouldNotBeLimited() {
        Audit audit = audit(Map.of("accountcreator.audit.refusals", "0"));

        for (int i = 0; i < 100; i++) {
            audit.ended(Events.bob());
        }

        assertThat(lines).hasSize(100);
    }

    @Test
    void jsonShouldHaveTheTimeOfTheClock() {
        audit(Map.of("accountcreator.audit.format", "json")).ended(Events.bob());

        assertThat(lines).hasSize(1).first().asString().contains("\"timestamp\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void nothingShouldBeWrittenWhenItIsOff() {
        Audit audit = audit(Map.of("accountcreator.audit.format", "off", "accountcreator.audit.refusals", "0"));

        audit.ended(Events.bob());
        refuse(audit);
        audit.close();

        assertThat(lines).isEmpty();
        assertThat(later).isEmpty();
    }

    private static void refuse(Audit audit) {
        audit.refused(EntryPoint.GATEWAY, 405, "only POST is taken", "192.0.2.77");
    }

    private Audit audit(Map<String, String> settings) {
        return audit(settings, (delay, task) -> {
            assertThat(delay).isEqualTo(Duration.ofMinutes(1));
            later.add(task);
            return waiting;
        });
    }

    private Audit audit(Map<String, String> settings, Audit.Timer timer) {
        AuditConfig config = AuditConfig.from(Settings.of(settings));
        return new Audit(
                config,
                new RefusalLimit(config.refusalsPerSecond(), nanos::get),
                timer,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC),
                lines::add,
                null);
    }
}
