package io.accountcreator.host.access.limit;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.accountcreator.host.access.config.AccessSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import javax.cache.Cache;
import javax.cache.Caching;
import javax.cache.spi.CachingProvider;

/** A cluster of Hazelcast on loopback, of as many members as processes ask for its cache; each is in the process that asks. */
final class SharedCluster implements AutoCloseable {
    static final String CACHE = "limits";
    private static final String PROVIDER = "com.hazelcast.cache.HazelcastMemberCachingProvider";

    private final Path config;

    /**
     * Describes one, which begins with the first member.
     *
     * @param folder for its configuration
     */
    SharedCluster(Path folder) {
        config = folder.resolve("hazelcast.xml");
        try (ServerSocket first = freePort();
                ServerSocket second = freePort()) {
            Files.writeString(config, xml(first.getLocalPort(), second.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a host is told of it. Nothing is slow enough to be away. */
    Map<String, String> settings() {
        return Map.of(
                AccessSetting.CACHE.key(),
                CACHE,
                AccessSetting.CACHE_PROVIDER.key(),
                PROVIDER,
                AccessSetting.CACHE_URI.key(),
                uri().toString(),
                AccessSetting.CACHE_TIMEOUT.key(),
                "PT2M");
    }

    /** Where its configuration is. */
    Path config() {
        return config;
    }

    Cache<String, String> cache() {
        CachingProvider provider = Caching.getCachingProvider(PROVIDER);
        return provider.getCacheManager(uri(), provider.getDefaultClassLoader()).getCache(CACHE);
    }

    /** Members of this process. */
    static void end() {
        Hazelcast.getAllHazelcastInstances().forEach(HazelcastInstance::shutdown);
    }

    /** Ends the members of this process. */
    @Override
    public void close() {
        end();
    }

    private URI uri() {
        return config.toUri();
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String xml(int first, int second) {
        return """
                <hazelcast xmlns="http://www.hazelcast.com/schema/config">
                  <cluster-name>%s</cluster-name>
                  <properties>
                    <property name="hazelcast.phone.home.enabled">false</property>
                    <property name="hazelcast.socket.bind.any">false</property>
                    <property name="hazelcast.logging.type">none</property>
                    <property name="hazelcast.partition.count">1</property>
                  </properties>
                  <network>
                    <port auto-increment="true" port-count="%d">%d</port>
                    <join>
                      <auto-detection enabled="false"/>
                      <multicast enabled="false"/>
                      <tcp-ip enabled="true">
                        <member>127.0.0.1:%d</member>
                        <member>127.0.0.1:%d</member>
                      </tcp-ip>
                    </join>
                    <interfaces enabled="true"><interface>127.0.0.1</interface></interfaces>
                  </network>
                  <cache name="limits">
                    <expiry-policy-factory>
                      <timed-expiry-policy-factory expiry-policy-type="MODIFIED" duration-amount="7" time-unit="DAYS"/>
                    </expiry-policy-factory>
                  </cache>
                </hazelcast>
                """.formatted(
                        UUID.randomUUID(),
                        Math.abs(second - first) + 1,
                        Math.min(first, second),
                        Math.min(first, second),
                        Math.max(first, second));
    }
}
