package io.accountcreator.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.sdk.LDAPConnection;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Fails when an upgrade of the SDK moves what we take out of threads. */
class SdkBuffersTest {
    @Test
    void threadShouldKeepNothingOfTheSdkAfterItHasSentSomething() throws Exception {
        try (InMemoryDirectoryServer server =
                new InMemoryDirectoryServer(new InMemoryDirectoryServerConfig("dc=example"))) {
            server.startListening();
            SdkBuffers buffers = SdkBuffers.watch();
            try (LDAPConnection connection = server.getConnection()) {
                connection.getRootDSE();

                assertThat(kept()).isNotNull();
                buffers.forget();
                assertThat(kept()).isNull();
            }
        }
    }

    private static Object kept() throws ReflectiveOperationException {
        Field field =
                Class.forName("com.unboundid.ldap.sdk.LDAPConnectionInternals").getDeclaredField("ASN1_BUFFERS");
        field.setAccessible(true);
        return ((ThreadLocal<?>) ((AtomicReference<?>) field.get(null)).get()).get();
    }
}
