package io.accountcreator.host.select;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Annotated;
import jakarta.enterprise.inject.spi.AnnotatedMember;
import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says in plain words what is wrong with the choice of a backend, before the container does in its own. Looks at classes and
 * producers; a backend that another extension adds is not seen.
 */
public final class BackendsExtension implements Extension {
    private final Set<String> backends = new TreeSet<>();
    private final List<String> defaults = new ArrayList<>();
    private final List<String> alternatives = new ArrayList<>();
    private boolean selectable;
    private boolean ordered;

    /** An alternative that only the host's beans.xml selects is a bean of nobody yet when beans are processed. */
    void onType(@Observes @WithAnnotations(Alternative.class) ProcessAnnotatedType<?> event) {
        selectable |= event.getAnnotatedType().getMethods().stream()
                .filter(method -> method.isAnnotationPresent(Produces.class))
                .filter(method -> !method.isAnnotationPresent(Backend.class))
                .anyMatch(method -> method.getTypeClosure().contains(AccountCreatorService.class));
    }

    void onBean(@Observes ProcessBean<?> event) {
        if (!event.getBean().getTypes().contains(AccountCreatorService.class)) {
            return;
        }
        event.getBean().getQualifiers().stream()
                .filter(Backend.class::isInstance)
                .map(qualifier -> ((Backend) qualifier).value())
                .forEach(backends::add);
        if (event.getBean().getQualifiers().contains(Default.Literal.INSTANCE)) {
            boolean alternative =
                    event.getBean().isAlternative() || isOnDeclaration(event.getAnnotated(), Alternative.class);
            ordered |= alternative && isOnDeclaration(event.getAnnotated(), Priority.class);
            (alternative ? alternatives : defaults)
                    .add(event.getBean().getBeanClass().getName());
        }
    }

    void onDiscovered(@Observes AfterBeanDiscovery event) {
        problem().ifPresent(text -> event.addDefinitionError(new DefinitionException(text)));
    }

    /** What is wrong, empty if one backend is chosen. */
    private Optional<String> problem() {
        List<String> candidates = alternatives.isEmpty() ? defaults : alternatives;
        if (backends.isEmpty()) {
            return Optional.of("no backend found: put a jar with a producer of a @Backend AccountCreatorService, and"
                    + " its own META-INF/beans.xml, on the class path");
        }
        if (candidates.isEmpty() && !selectable) {
            return Optional.of("no backend is the default; found are " + backends
                    + ": name one's ...ByDefault class under <alternatives> in META-INF/beans.xml");
        }
        if (candidates.size() > 1 && !ordered) {
            return Optional.of("more than one backend is the default, by " + candidates + "; found are " + backends
                    + ": name exactly one under <alternatives> in META-INF/beans.xml");
        }
        return Optional.empty();
    }

    private static boolean isOnDeclaration(Annotated annotated, Class<? extends Annotation> type) {
        return annotated.isAnnotationPresent(type)
                || (annotated instanceof AnnotatedMember<?> member
                        && member.getDeclaringType().isAnnotationPresent(type));
    }
}
