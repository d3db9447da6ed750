package io.accountcreator.host.runtime.executor;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;

/** Own threads of the host, where the server's will not do: bounded, named, and no reason for a process to go on. */
public final class OwnPools {
    private static final int IDLE_SECONDS = 60;

    private OwnPools() {}

    /**
     * Makes a pool.
     *
     * @param name of its threads, to which a number is added
     * @param size most threads; they end when there is nothing to do
     * @param queue how many tasks may wait
     * @param full what becomes of tasks when they may not
     * @return to be shut down
     */
    public static ThreadPoolExecutor bounded(String name, int size, int queue, RejectedExecutionHandler full) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, SECONDS, new LinkedBlockingQueue<>(queue), threads(name), full);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    static ThreadFactory threads(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
