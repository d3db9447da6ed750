package io.accountcreator.host.runtime.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
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

    @Alternative
    @Priority(1)
    static class OrderedByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen() {
            return new Named("ordered");
        }
    }

    @Alternative
    @Priority(2)
    static class FirstByDefault {
        @Produces
        @Singleton
        AccountCreatorService chosen() {
            return new Named("first");
        }
    }

    static class AnotherOne {
        @Produces
        @Singleton
        @Backend("one")
        AccountCreatorService one() {
            return new Named("another one");
        }
    }

    /** Chooses something that is no backend. */
    @Alternative
    @Singleton
    static class OtherThing {}

    @Test
    void aBackendAndItsDefaultShouldStart() {
        assertThat(chosen(named(), One.class, OneByDefault.class)).isEqualTo("one");
    }

    @Test
    void anAlternativeThatIsNotSelectedShouldNotCount() {
        assertThat(chosen(named(), One.class, OneByDefault.class, TwoByDefault.class))
                .isEqualTo("one");
    }

    @Test
    void anAlternativeThatAnotherBeansXmlSelectsShouldNotCount() {
        // Enabled for the archive of the jar, not for that of the host: two of them do not make the choice ambiguous.
        assertThatThrownBy(() -> container(named(), One.class, TwoByDefault.class, ThreeByDefault.class)
                        .selectAlternatives(TwoByDefault.class, ThreeByDefault.class)
                        .initialize())
                .hasMessageContaining("no backend is the default");
    }

    @Test
    void aSelectedAlternativeShouldWin() {
        try (SeContainer container = container(
                        named(TwoByDefault.class), One.class, OneByDefault.class, TwoByDefault.class)
                .selectAlternatives(TwoByDefault.class)
                .initialize()) {
            assertThat(container.select(AccountCreatorService.class).get().name())
                    .isEqualTo("two");
        }
    }

    @Test
    void anAlternativeOfAnotherTypeShouldBeNobodysBusiness() {
        assertThat(chosen(named(OtherThing.class), One.class, OneByDefault.class, OtherThing.class))
                .isEqualTo("one");
    }

    @Test
    void noBackendShouldStopTheStart() {
        assertThatThrownBy(() -> chosen(named(), Object.class)).hasMessageContaining("no backend found");
    }

    @Test
    void twoBackendsOfOneNameShouldStopTheStartWithTheirClasses() {
        assertThatThrownBy(() -> chosen(named(), One.class, AnotherOne.class, OneByDefault.class))
                .hasMessageContaining("more than one backend is named one, by [" + AnotherOne.class.getName() + ", "
                        + One.class.getName() + "]");
    }

    @Test
    void aBackendWithoutADefaultShouldStopTheStartWithItsName() {
        assertThatThrownBy(() -> chosen(named(), One.class, TwoByDefault.class))
                .hasMessageContaining("no backend is the default; backends found are [one], defaults [], alternatives ["
                        + TwoByDefault.class.getName() + "]")
                .hasMessageContaining("META-INF/beans.xml");
    }

    @Test
    void anAlternativeShouldBeEnoughWhenTheJarOfTheDefaultIsGone() {
        try (SeContainer container = container(named(TwoByDefault.class), One.class, TwoByDefault.class)
                .selectAlternatives(TwoByDefault.class)
                .initialize()) {
            assertThat(container.select(AccountCreatorService.class).get().name())
                    .isEqualTo("two");
        }
    }

    @Test
    void twoDefaultsShouldStopTheStartWithTheirNames() {
        assertThatThrownBy(() -> chosen(named(), One.class, OneByDefault.class, AnotherByDefault.class))
                .hasMessageContaining("more than one backend is the default, by [" + AnotherByDefault.class.getName()
                        + ", " + OneByDefault.class.getName() + "]");
    }

    @Test
    void twoSelectedAlternativesShouldStopTheStartWithTheirNames() {
        assertThatThrownBy(() -> container(
                                named(TwoByDefault.class, ThreeByDefault.class),
                                One.class,
                                OneByDefault.class,
                                TwoByDefault.class,
                                ThreeByDefault.class)
                        .selectAlternatives(TwoByDefault.class, ThreeByDefault.class)
                        .initialize())
                .hasMessageContaining("more than one backend is the default, by [" + ThreeByDefault.class.getName()
                        + ", " + TwoByDefault.class.getName() + "]");
    }

    @Test
    void aPriorityShouldSettleAlternativesThatAllHaveOne() {
        assertThat(chosen(named(), One.class, OneByDefault.class, OrderedByDefault.class, FirstByDefault.class))
                .isEqualTo("first");
    }

    @Test
    void aPriorityShouldNotSettleAnAlternativeWithoutOne() {
        Class<?>[] classes = {One.class, OneByDefault.class, TwoByDefault.class, OrderedByDefault.class};

        assertThatThrownBy(() -> container(named(TwoByDefault.class), classes)
                        .selectAlternatives(TwoByDefault.class)
                        .initialize())
                .hasMessageContaining("more than one backend is the default");
        // What the container itself would have said.
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(classes)
                .selectAlternatives(TwoByDefault.class)
                .initialize()) {
            assertThat(container.select(AccountCreatorService.class).isAmbiguous())
                    .isTrue();
        }
    }

    @Test
    void aMisspeltClassShouldStopTheStartWithTheOneThatWasMeant() {
        String meant = TwoByDefault.class.getName();

        for (String written : List.of(meant.replace("ault", "aul"), "org.example.BackendsExtensionTest$TwoByDefault")) {
            assertThatThrownBy(() -> chosen(() -> new HostBeansXml(List.of(written)), One.class, TwoByDefault.class))
                    .hasMessageContaining("the host's META-INF/beans.xml names " + written
                            + ", which does not exist: did you mean " + meant + "?; backends found are [one]");
        }
    }

    @Test
    void aClassThatNobodyMeantShouldStopTheStartWithWhatThereIs() {
        HostBeansXml wrong = new HostBeansXml(List.of("x.Y"));

        assertThatThrownBy(() -> chosen(() -> wrong, One.class, OneByDefault.class, TwoByDefault.class))
                .hasMessageContaining("names x.Y, which does not exist; backends found are [one], defaults [")
                .hasMessageContaining("alternatives [" + TwoByDefault.class.getName() + "]");
    }

    @Test
    void aClassThatIsNoAlternativeShouldStopTheStart() {
        assertThatThrownBy(() -> chosen(named(One.class), One.class, OneByDefault.class))
                .hasMessageContaining("names " + One.class.getName() + ", which is no @Alternative");
    }

    @Test
    void aClassThatIsNoBeanShouldStopTheStartInsteadOfBeingPassedOver() {
        assertThatThrownBy(() -> chosen(named(TwoByDefault.class), One.class, OneByDefault.class))
                .hasMessageContaining("names " + TwoByDefault.class.getName() + ", which is no bean: it needs a scope");
    }

    private static Supplier<HostBeansXml> named(Class<?>... classes) {
        List<String> names = Arrays.stream(classes).map(Class::getName).toList();
        return () -> new HostBeansXml(names);
    }

    private static String chosen(Supplier<HostBeansXml> named, Class<?>... classes) {
        try (SeContainer container = container(named, classes).initialize()) {
            return container.select(AccountCreatorService.class).get().name();
        }
    }

    private static SeContainerInitializer container(Supplier<HostBeansXml> named, Class<?>... classes) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new BackendsExtension(named))
                .addBeanClasses(classes);
    }
}
