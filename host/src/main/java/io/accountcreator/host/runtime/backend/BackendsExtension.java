package io.accountcreator.host.runtime.backend;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Says in plain words what is wrong with the choice of a backend, before the container does in its own. Looks at classes and
 * producers; a backend that another extension adds is not seen.
 */
public final class BackendsExtension implements Extension {
    private final Supplier<HostBeansXml> read;
    private final BackendChoice choice = new BackendChoice();
    /** Those of any type: an application may choose others in the same file. */
    private final Set<String> alternatives = new HashSet<>();

    private HostBeansXml chosen = new HostBeansXml(List.of());

    /** For the container. */
    public BackendsExtension() {
        this(BackendsExtension::hostSwitch);
    }

    BackendsExtension(Supplier<HostBeansXml> read) {
        this.read = read;
    }

    /**
     * Reads the host's beans.xml where the container has not done so yet, which would not say which file is malformed.
     *
     * @throws DefinitionException if it cannot be read
     */
    public static void checkSwitch() {
        hostSwitch();
    }

    private static HostBeansXml hostSwitch() {
        return HostBeansXml.beside(BackendsExtension.class);
    }

    void onBegin(@Observes BeforeBeanDiscovery event) {
        chosen = read.get();
    }

    /** An alternative that only the host's beans.xml selects is a bean of nobody yet when beans are processed. */
    void onType(@Observes @WithAnnotations({Alternative.class, Produces.class}) ProcessAnnotatedType<?> event) {
        AnnotatedType<?> type = event.getAnnotatedType();
        String name = type.getJavaClass().getName();
        boolean alternative = isAlternative(type.getAnnotations());
        if (alternative) {
            alternatives.add(name);
        }
        makers(type).forEach(maker -> {
            Backend backend = maker.getAnnotation(Backend.class);
            if (alternative || isAlternative(maker.getAnnotations())) {
                alternatives.add(name);
                if (backend == null) {
                    choice.addAlternative(name, priority(maker, type));
                    handedOn(maker).forEach(chosen -> choice.addChooser(chosen, name));
                }
            } else if (backend != null) {
                choice.addBackend(backend.value(), name);
            } else {
                choice.declareDefault(name);
            }
        });
    }

    /** Before the container asks for the classes that beans.xml names. */
    void onTypesKnown(@Observes AfterTypeDiscovery event) {
        chosen.alternatives().stream()
                .filter(name -> !alternatives.contains(name))
                .map(this::problemOf)
                .findFirst()
                .ifPresent(text -> {
                    throw new DefinitionException(text);
                });
    }

    void onBean(@Observes ProcessBean<?> event) {
        if (event.getBean().getTypes().contains(AccountCreatorService.class)
                && event.getBean().getQualifiers().contains(Default.Literal.INSTANCE)
                && !choice.hasAlternative(event.getBean().getBeanClass().getName())) {
            choice.addDefault(event.getBean().getBeanClass().getName());
        }
    }

    void onDiscovered(@Observes AfterBeanDiscovery event) {
        choice.problem(chosen.alternatives()).map(DefinitionException::new).ifPresent(event::addDefinitionError);
    }

    /** The available backends, known once the container has started. */
    BackendChoice choice() {
        return choice;
    }

    private String problemOf(String name) {
        try {
            Class<?> named = Class.forName(name, false, BackendsExtension.class.getClassLoader());
            return isAlternative(Arrays.asList(named.getAnnotations()))
                    ? choice.noBean(name)
                    : choice.noAlternative(name);
        } catch (ClassNotFoundException | LinkageError e) {
            return choice.misspelt(name);
        }
    }

    /** By itself, or by a stereotype. */
    private static boolean isAlternative(Collection<Annotation> annotations) {
        return annotations.stream()
                .map(Annotation::annotationType)
                .anyMatch(type -> type == Alternative.class || type.isAnnotationPresent(Alternative.class));
    }

    /** The backends that a producer is given, of which it makes the default. */
    private static Stream<String> handedOn(Annotated maker) {
        return maker instanceof AnnotatedMethod<?> method
                ? method.getParameters().stream()
                        .filter(parameter -> parameter.isAnnotationPresent(Backend.class))
                        .map(parameter -> parameter.getAnnotation(Backend.class).value())
                : Stream.empty();
    }

    /** What makes a service: producers, or the class itself. */
    private static Stream<Annotated> makers(AnnotatedType<?> type) {
        Stream<Annotated> producers = Stream.concat(type.getMethods().stream(), type.getFields().stream())
                .filter(member -> member.isAnnotationPresent(Produces.class))
                .map(Annotated.class::cast);
        return Stream.concat(Stream.of(type), producers)
                .filter(maker -> maker.getTypeClosure().contains(AccountCreatorService.class));
    }

    private static OptionalInt priority(Annotated maker, AnnotatedType<?> type) {
        return Stream.of(maker, type)
                .filter(each -> each.isAnnotationPresent(Priority.class))
                .mapToInt(each -> each.getAnnotation(Priority.class).value())
                .findFirst();
    }
}
