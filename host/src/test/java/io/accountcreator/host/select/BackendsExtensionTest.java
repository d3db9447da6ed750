package io.accountcreator.host.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.UnsatisfiedResolutionException;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import org.junit.jupiter.api.Test;

class BackendsExtensionTest {
    record Named(String name) implements AccountCreatorService {}

    static class One {
        @Produces
        @Singleton
        @Backend("one")
        AccountCreatorService one() {
            return new Named("one");
        }
    }

    static class OneByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen(@Backend("one") AccountCreatorService one) {
            return one;
        }
    }

    static class AnotherByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen() {
            return new Named("another");
        }
    }

    @Alternative
    static class TwoByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen() {
            return new Named("two");
        }
    }

    @Alternative
    static class ThreeByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen() {
            return new Named("three");
        }
    }

    @Test
    void aBackendAndItsDefaultShouldStart() {
        assertThat(chosen(One.class, OneByDefault.class)).isEqualTo("one");
    }

    @Test
    void anAlternativeThatIsNotSelectedShouldNotCount() {
        assertThat(chosen(One.class, OneByDefault.class, TwoByDefault.class)).isEqualTo("one");
    }

    @Test
    void aSelectedAlternativeShouldWin() {
        try (SeContainer container = container(One.class, OneByDefault.class, TwoByDefault.class)
                .selectAlternatives(TwoByDefault.class)
                .initialize()) {
            assertThat(container.select(AccountCreatorService.class).get().name())
                    .isEqualTo("two");
        }
    }

    @Test
    void noBackendShouldStopTheStart() {
        assertThatThrownBy(() -> chosen(Object.class)).hasMessageContaining("no backend found");
    }

    @Test
    void aBackendWithoutADefaultShouldStopTheStartWithItsName() {
        assertThatThrownBy(() -> chosen(One.class))
                .hasMessageContaining("no backend is the default; found are [one]")
                .hasMessageContaining("META-INF/beans.xml");
    }

    @Test
    void anAlternativeShouldBeEnoughWhenTheJarOfTheDefaultIsGone() {
        // Whether the host's beans.xml selects it is not known before the container resolves it.
        assertThatThrownBy(() -> chosen(One.class, TwoByDefault.class))
                .isInstanceOf(UnsatisfiedResolutionException.class);
    }

    @Test
    void twoDefaultsShouldStopTheStartWithTheirNames() {
        assertThatThrownBy(() -> chosen(One.class, OneByDefault.class, AnotherByDefault.class))
                .hasMessageContaining("more than one backend is the default")
                .hasMessageContaining("OneByDefault")
                .hasMessageContaining("AnotherByDefault");
    }

    @Test
    void twoSelectedAlternativesShouldStopTheStart() {
        assertThatThrownBy(() -> container(One.class, OneByDefault.class, TwoByDefault.class, ThreeByDefault.class)
                        .selectAlternatives(TwoByDefault.class, ThreeByDefault.class)
                        .initialize())
                .hasMessageContaining("more than one backend is the default");
    }

    private static String chosen(Class<?>... classes) {
        try (SeContainer container = container(classes).initialize()) {
            return container.select(AccountCreatorService.class).get().name();
        }
    }

    private static SeContainerInitializer container(Class<?>... classes) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(BackendsExtension.class)
                .addBeanClasses(classes);
    }
}
