package io.accountcreator.host.outbound.webhook;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Tells operators that messages are not taken or get lost: once, and once more when it is over. Thread-safe. */
final class DeliveryLog {
    /** How long a failure lasts at least, so that a receiver that takes every other message does not fill the log. */
    static final Duration LEAST = Duration.ofMinutes(1);

    private final BiConsumer<Level, String> log;
    private final LongSupplier nanos;
    private boolean failing;
    private long begin;
    private long lost;

    DeliveryLog(BiConsumer<Level, String> log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** A message was not taken, and is tried again. */
    synchronized void failed(String reason) {
        warn("the webhook does not take messages, which are tried again: " + reason);
    }

    /** A message is lost. */
    synchronized void lost(String reason) {
        lost++;
        warn("messages to the webhook are lost: " + reason);
    }

    private void warn(String text) {
        if (!failing) {
            failing = true;
            begin = nanos.getAsLong();
            log.accept(Level.WARNING, text);
        }
    }

    /** A message was taken. */
    synchronized void delivered() {
        if (failing && nanos.getAsLong() - begin >= LEAST.toNanos()) {
            log.accept(Level.INFO, "the webhook takes messages again; lost meanwhile: " + lost);
            failing = false;
            lost = 0;
        }
    }

    /** Nothing will be sent any more. */
    synchronized void ended(int unsent) {
        long all = lost + unsent;
        if (all > 0) {
            log.accept(Level.WARNING, "messages to the webhook that are lost at the end: " + all);
        }
    }
}
