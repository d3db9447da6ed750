package io.accountcreator.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.io.File;
import java.lang.reflect.Field;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Fails when an upgrade of the SDK moves what we take out of threads. */
class SdkBuffersTest {
    /** As in an application server: classes of a loader that ends before the thread does. */
    @Test
    void threadShouldKeepNothingOfTheSdkAfterItHasSentSomething() throws Exception {
        try (URLClassLoader application = application()) {
            assertThat(keptAfterACall(application)).isEqualTo("[true, false]");
        }
    }

    @Test
    void threadOfAHostOfItsOwnShouldKeepItsBuffer() throws Exception {
        assertThat(keptAfterACall(ClassLoader.getSystemClassLoader())).isEqualTo("[true, true]");
    }

    /** Whether this thread has a buffer after a call, and after it was to be forgotten. */
    private static String keptAfterACall(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> call = loader.loadClass(Call.class.getName());
        assertThat(call.getClassLoader()).isSameAs(loader);
        return call.getMethod("run").invoke(null).toString();
    }

    private static URLClassLoader application() throws Exception {
        List<URL> classPath = new ArrayList<>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            classPath.add(new File(path).toURI().toURL());
        }
        return new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    public static final class Call {
        private Call() {}

        public static List<Boolean> run() throws Exception {
            List<Boolean> kept = new ArrayList<>();
            try (InMemoryDirectoryServer server =
                    new InMemoryDirectoryServer(new InMemoryDirectoryServerConfig("dc=example"))) {
                server.startListening();
                SdkBuffers buffers = SdkBuffers.watch();
                try (LDAPConnection connection = server.getConnection()) {
                    connection.getRootDSE();

                    kept.add(kept() != null);
                    buffers.forget();
                    kept.add(kept() != null);
                }
            }
            return kept;
        }

        private static Object kept() throws ReflectiveOperationException {
            Field field = Class.forName("com.unboundid.ldap.sdk.LDAPConnectionInternals")
                    .getDeclaredField("ASN1_BUFFERS");
            field.setAccessible(true);
            return ((ThreadLocal<?>) ((AtomicReference<?>) field.get(null)).get()).get();
        }
    }
}
