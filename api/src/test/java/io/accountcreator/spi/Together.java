package io.accountcreator.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many callers at once. */
public final class Together {
    private Together() {}

    /**
     * Has callers carry calls out, and waits for all.
     *
     * @param callers how many at once
     * @param calls what there is to do
     * @param <T> what comes of a call
     * @return what came of each, in the order of the calls
     * @throws Exception if a call throws
     */
    public static <T> List<T> all(int callers, List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            List<T> ends = new ArrayList<>();
            for (Future<T> end : threads.invokeAll(calls)) {
                ends.add(end.get());
            }
            return ends;
        } finally {
            threads.shutdown();
        }
    }
}
