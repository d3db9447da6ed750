package io.accountcreator.host.access.limit;

import static io.accountcreator.host.access.limit.SharedCacheTest.granted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Caches by their names in JNDI, as application servers have them; in one it is tried by SharedLimitsOnWildFlyIT. */
class JndiLocatorTest {
    private static final Map<String, Object> BOUND = new HashMap<>();

    @BeforeEach
    void bind() {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Names.class.getName());
        BOUND.put("java:test/limits", new ConcurrentHashMap<String, String>());
        BOUND.put("java:test/other", "text");
        BOUND.put("java:test/full", new ConcurrentHashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            public boolean replace(String key, String before, String after) {
                return false;
            }
        });
    }

    @AfterEach
    void unbind() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    private static RateLimits limits(String name) {
        Map<String, String> settings =
                Map.of("accountcreator.limit.cache", name, "accountcreator.limit.messages", "10/P7D");
        return RateLimits.from(Settings.of(settings), () -> 0, () -> 0);
    }

    @Test
    void twoHostsShouldCountTogetherInACacheOfTheServer() {
        try (RateLimits one = limits("java:test/limits");
                RateLimits two = limits("java:test/limits")) {
            assertThat(granted(one, 4)).isEqualTo(4);
            assertThat(granted(two, 100)).isEqualTo(6);
            assertThat(granted(one, 100)).isZero();
        }
    }

    @Test
    void hostShouldCountTogetherAgainWhenTheCacheIsBackThoughItsNameIsNot() {
        AtomicBoolean away = new AtomicBoolean();
        AtomicLong clock = new AtomicLong();
        BOUND.put("java:test/limits", new ConcurrentHashMap<String, String>() {
            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object key) {
                if (away.get()) {
                    throw new IllegalStateException("away");
                }
                return super.get(key);
            }
        });
        Settings settings = Settings.of(
                Map.of("accountcreator.limit.cache", "java:test/limits", "accountcreator.limit.messages", "10/PT1H"));
        try (RateLimits one = RateLimits.from(settings, clock::get, clock::get);
                RateLimits two = RateLimits.from(settings, clock::get, clock::get)) {
            BOUND.remove("java:test/limits");
            away.set(true);
            assertThat(granted(one, 100) + granted(two, 100)).isEqualTo(20);

            away.set(false);
            await().atMost(Duration.ofMinutes(1)).until(() -> {
                clock.addAndGet(Duration.ofHours(2).toNanos());
                return granted(one, 100) + granted(two, 100) == 10;
            });
        }
    }

    @Test
    void startShouldFailWithTheReasonWhenThereIsNoSuchCache() {
        assertThatThrownBy(() -> limits("java:test/nothing"))
                .isInstanceOf(SettingException.class)
                .hasMessageContainingAll("accountcreator.limit.cache", "java:test/nothing", "NameNotFoundException");
        assertThatThrownBy(() -> limits("java:test/other"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("it is a java.lang.String");
        assertThatThrownBy(() -> limits("java:test/full"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("does not keep");
    }

    @Test
    void startShouldFailWithTheReasonWhereThereIsNoJndi() {
        unbind();

        assertThatThrownBy(() -> limits("java:test/limits"))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("NoInitialContextException");
    }

    /** The names of a server. */
    public static final class Names implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) throws NamingException {
                    Object found = BOUND.get(name);
                    if (found == null) {
                        throw new NameNotFoundException(name);
                    }
                    return found;
                }
            };
        }
    }
}
