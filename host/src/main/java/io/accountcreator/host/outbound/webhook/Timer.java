package io.accountcreator.host.outbound.webhook;

import java.time.Duration;
import java.util.concurrent.Future;

/** Runs something short later. */
@FunctionalInterface
interface Timer {
    Future<?> in(Duration delay, Runnable task);
}
