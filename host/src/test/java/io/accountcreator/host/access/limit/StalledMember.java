package io.accountcreator.host.access.limit;

import java.io.Serializable;
import java.util.concurrent.CountDownLatch;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;

/** Keeps the one thread of a member, in this process, from everything else. */
final class StalledMember implements EntryProcessor<String, String, String>, Serializable {
    private static final long serialVersionUID = 1L;
    private static volatile CountDownLatch until = new CountDownLatch(0);
    private static volatile boolean kept;

    /** Until something is done. */
    static void keep(SharedCluster cluster, CountDownLatch done) {
        until = done;
        cluster.cache().invoke("any", new StalledMember());
        kept = false;
    }

    static boolean isKept() {
        return kept;
    }

    @Override
    public String process(MutableEntry<String, String> entry, Object... arguments) {
        kept = true;
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }
}
