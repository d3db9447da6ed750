package io.accountcreator.ldap.connection;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The buffer that the SDK keeps in each thread which has sent something. The threads of an application server outlive the
 * application, whose class loader such a buffer keeps. The SDK forgets them when its last connection is closed, but then they
 * still lie in the threads; there is no other way to them than by the name of a field. In a host of its own nothing outlives
 * the application: there no field is opened, and threads keep their buffers.
 */
final class SdkBuffers {
    private static final Logger LOG = System.getLogger(SdkBuffers.class.getName());
    private static final @Nullable AtomicReference<?> CURRENT =
            isOutlived(SdkBuffers.class.getClassLoader()) ? find() : null;

    private final @Nullable Object before = CURRENT == null ? null : CURRENT.get();

    private SdkBuffers() {}

    /** To be called before this thread sends something. */
    static SdkBuffers watch() {
        return new SdkBuffers();
    }

    /** To be called after that: takes this thread's buffer out of it. */
    void forget() {
        remove(before);
        Object after = CURRENT == null ? null : CURRENT.get();
        if (after != before) {
            remove(after);
        }
    }

    /** Whether threads may go on when this loader is given up: not the one that the JVM started with. */
    static boolean isOutlived(@Nullable ClassLoader loader) {
        return loader != ClassLoader.getSystemClassLoader();
    }

    private static void remove(@Nullable Object buffers) {
        if (buffers instanceof ThreadLocal<?> local) {
            local.remove();
        }
    }

    private static @Nullable AtomicReference<?> find() {
        try {
            Field field = Class.forName("com.unboundid.ldap.sdk.LDAPConnectionInternals")
                    .getDeclaredField("ASN1_BUFFERS");
            field.setAccessible(true);
            return (AtomicReference<?>) field.get(null);
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "threads of the server may keep this application after it is undeployed", e);
            return null;
        }
    }
}
