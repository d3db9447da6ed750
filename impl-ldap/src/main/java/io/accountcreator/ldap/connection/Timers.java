package io.accountcreator.ldap.connection;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Timers for what takes no time itself. Each has a thread that is there while something is waited for, and ends with it: the
 * one that the JDK has for all (completeOnTimeout and the like) would keep the class loader of the application that was the
 * first to use it, long after it was undeployed.
 */
public final class Timers {
    private static final long IDLE_SECONDS = 10;

    private Timers() {}

    /** Makes one, to be shut down by its owner. */
    public static ScheduledExecutorService create(String name) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
