package io.accountcreator.host.inbound.body;

import jakarta.servlet.AsyncContext;

/**
 * Carries on with a request on a thread of the container's: a backend or an observer may take its time, the thread that a body
 * arrives on may not.
 */
public final class ContainerThread {
    private final AsyncContext async;
    private final ClassLoader application = Thread.currentThread().getContextClassLoader();

    /**
     * Takes note of the application; made on the thread that the request came in on.
     *
     * @param async the request
     */
    public ContainerThread(AsyncContext async) {
        this.async = async;
    }

    /**
     * Carries on.
     *
     * @param work what is to be done
     */
    public void run(Runnable work) {
        async.start(() -> {
            // The threads of GlassFish have the class loader of whatever application they were made for, by which CDI
            // is found.
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                work.run();
            } finally {
                thread.setContextClassLoader(before);
            }
        });
    }
}
