package io.accountcreator.host;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.Backend;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.ObjectInputStream;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The walls of the house: who may know whom. */
@AnalyzeClasses(packages = "io.accountcreator", importOptions = ArchitectureTest.MainCode.class)
class ArchitectureTest {
    static final class MainCode implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/") && !location.contains("-tests.jar");
        }
    }

    private static final String[] API = {
        "io.accountcreator", "io.accountcreator.spi", "io.accountcreator.status", "io.accountcreator.event"
    };
    private static final String LDAP = "io.accountcreator.ldap..";
    private static final String XMLRPC = "io.accountcreator.xmlrpc..";
    private static final String HOST = "io.accountcreator.host..";

    @ArchTest
    static final ArchRule apiDependsOnNextToNothing = classes()
            .that()
            .resideInAnyPackage(API)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAnyPackage("java..", "jakarta..", "org.jspecify..", "com.google.i18n.phonenumbers..")));

    @ArchTest
    static final ArchRule ldapKnowsOnlyApi = noClasses()
            .that()
            .resideInAPackage(LDAP)
            .should()
            .dependOnClassesThat(resideInAnyPackage(HOST, XMLRPC, "org.apache..", "io.undertow.."));

    @ArchTest
    static final ArchRule xmlRpcKnowsOnlyApi = noClasses()
            .that()
            .resideInAPackage(XMLRPC)
            .should()
            .dependOnClassesThat(resideInAnyPackage(HOST, LDAP, "com.unboundid..", "io.undertow.."));

    @ArchTest
    static final ArchRule hostKnowsNoBackend =
            noClasses().that().resideInAPackage(HOST).should().dependOnClassesThat(resideInAnyPackage(LDAP, XMLRPC));

    private static final String INBOUND = "io.accountcreator.host.inbound..";
    private static final String ACCESS = "io.accountcreator.host.access..";
    private static final String OUTBOUND = "io.accountcreator.host.outbound..";
    private static final String RUNTIME = "io.accountcreator.host.runtime..";
    private static final String START = "io.accountcreator.host.runtime.start..";

    /** Requests go one way: inbound → access → runtime. The start makes all of them, and so knows all. */
    @ArchTest
    static final ArchRule accessKnowsNoEntryPointAndNothingThatLeaves = noClasses()
            .that()
            .resideInAPackage(ACCESS)
            .should()
            .dependOnClassesThat(resideInAnyPackage(INBOUND, OUTBOUND, START));

    @ArchTest
    static final ArchRule outboundNeverKnowsInbound = noClasses()
            .that()
            .resideInAPackage(OUTBOUND)
            .should()
            .dependOnClassesThat(resideInAnyPackage(INBOUND, START));

    @ArchTest
    static final ArchRule runtimeKnowsNoneOfWhatIsMadeWithIt = noClasses()
            .that()
            .resideInAPackage(RUNTIME)
            .and()
            .resideOutsideOfPackage(START)
            .should()
            .dependOnClassesThat(resideInAnyPackage(INBOUND, ACCESS, OUTBOUND, START));

    @ArchTest
    static final ArchRule onlyTheStartKnowsTheStart = noClasses()
            .that()
            .resideInAPackage(HOST)
            .and()
            .resideOutsideOfPackage(START)
            .should()
            .dependOnClassesThat(resideInAPackage(START));

    @ArchTest
    static final ArchRule packagesOfTheHostHaveNoCircles =
            slices().matching("io.accountcreator.host.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule packagesOfTheDirectoryHaveNoCircles =
            slices().matching("io.accountcreator.ldap.(**)").should().beFreeOfCycles();

    /** What is public in the LDAP backend is so for its other packages alone; requests come in at its root. */
    @ArchTest
    static final ArchRule nothingBelowKnowsTheRequestsToTheDirectory = noClasses()
            .that()
            .resideInAPackage("io.accountcreator.ldap.*..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.accountcreator.ldap"));

    @ArchTest
    static final ArchRule settingsAndConnectionsKnowNoEntries = noClasses()
            .that()
            .resideInAnyPackage("io.accountcreator.ldap.config..", "io.accountcreator.ldap.connection..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.accountcreator.ldap.entry..", "io.accountcreator.ldap.quota.."));

    @ArchTest
    static final ArchRule commandsKnowTheQuestionsAndNoOtherFace = classes()
            .that()
            .resideInAPackage("io.accountcreator.host.inbound.cli..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(API)
                    .or(resideInAnyPackage(
                            "io.accountcreator.host.inbound.cli..",
                            "io.accountcreator.host.access.operation..",
                            "io.accountcreator.host.outbound..",
                            "io.accountcreator.host.runtime.config..",
                            "java..",
                            "javax.net.ssl..",
                            "jakarta.json..",
                            "jakarta.enterprise.inject..",
                            "org.jspecify..",
                            "picocli..")));

    @ArchTest
    static final ArchRule onlyTheStartKnowsTheCommands = noClasses()
            .that()
            .resideInAPackage("io.accountcreator..")
            .and()
            .resideOutsideOfPackages("io.accountcreator.host.inbound.cli..", "io.accountcreator.host.runtime.start..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.accountcreator.host.inbound.cli.."));

    @ArchTest
    static final ArchRule protocolKnowsNeitherCdiNorAccounts = noClasses()
            .that()
            .resideInAPackage("io.accountcreator.xmlrpc.protocol..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("jakarta.enterprise..", "jakarta.inject..")
                    .or(resideInAPackage("io.accountcreator..")
                            .and(not(resideInAPackage("io.accountcreator.xmlrpc.protocol..")))));

    @ArchTest
    static final ArchRule onlyOneClassFiresEventsOfAKind = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.accountcreator.event.FinalStatusEvents")
            .and()
            .doNotHaveFullyQualifiedName("io.accountcreator.host.runtime.start.HostContext")
            .should()
            .callMethodWhere(DescribedPredicate.describe(
                    "Event.fire…",
                    call -> call.getTargetOwner().isAssignableTo(Event.class)
                            && call.getName().startsWith("fire")));

    @ArchTest
    static final ArchRule nothingIsDeserialised =
            noClasses().should().dependOnClassesThat().areAssignableTo(ObjectInputStream.class);

    @ArchTest
    static final ArchRule noShell = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(DescribedPredicate.describe(
                    "Runtime.exec",
                    call -> call.getTargetOwner().isEquivalentTo(Runtime.class)
                            && call.getName().equals("exec")));

    /** With the one of the settings, which has to have a password; those of accounts are compared, never tried. */
    @ArchTest
    static final ArchRule noOtherPasswordIsBoundWith = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.accountcreator.ldap.config.Bind")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.unboundid.ldap.sdk.SimpleBindRequest");

    @ArchTest
    static final ArchRule nothingIsGuessable = noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName(Random.class.getName())
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName(ThreadLocalRandom.class.getName())
            .orShould()
            .callMethod(Math.class, "random");

    @ArchTest
    static final ArchRule normalScopedBeansCanBeProxied = classes()
            .that()
            .areAnnotatedWith(ApplicationScoped.class)
            .or()
            .areAnnotatedWith(RequestScoped.class)
            .should(haveANonPrivateConstructorWithoutArguments());

    @ArchTest
    static final ArchRule onlyTheHostAsksForTheUnqualifiedService =
            classes().should(injectTheUnqualifiedServiceOnlyInActiveBackend());

    private static ArchCondition<JavaClass> haveANonPrivateConstructorWithoutArguments() {
        return new ArchCondition<>("have a non-private constructor without arguments") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                boolean proxyable = each.getConstructors().stream()
                        .filter(constructor -> constructor.getParameters().isEmpty())
                        .anyMatch(constructor -> !constructor.getModifiers().contains(JavaModifier.PRIVATE));
                boolean open = !each.getModifiers().contains(JavaModifier.FINAL);
                events.add(new SimpleConditionEvent(each, proxyable && open, each.getName() + " cannot be proxied"));
            }
        };
    }

    private static ArchCondition<JavaClass> injectTheUnqualifiedServiceOnlyInActiveBackend() {
        return new ArchCondition<>("inject the unqualified service in ActiveBackend only") {
            @Override
            public void check(JavaClass each, ConditionEvents events) {
                boolean asks = Stream.concat(
                                each.getCodeUnits().stream()
                                        .filter(ArchitectureTest::isCalledByTheContainer)
                                        .flatMap(unit -> unit.getParameters().stream())
                                        .filter(parameter -> isService(parameter.getRawType()))
                                        .filter(parameter -> !parameter.isAnnotatedWith(Backend.class)),
                                each.getFields().stream()
                                        .filter(field -> field.isAnnotatedWith(Inject.class))
                                        .filter(field -> isService(field.getRawType()))
                                        .filter(field -> !field.isAnnotatedWith(Backend.class)))
                        .findAny()
                        .isPresent();
                boolean allowed = each.getName().equals("io.accountcreator.host.runtime.backend.ActiveBackend");
                events.add(new SimpleConditionEvent(each, asks == allowed, each.getName() + ": asks is " + asks));
            }
        };
    }

    private static boolean isService(JavaClass type) {
        return type.isEquivalentTo(AccountCreatorService.class);
    }

    private static boolean isCalledByTheContainer(JavaCodeUnit unit) {
        return unit.isAnnotatedWith(Inject.class)
                || unit.isAnnotatedWith(Produces.class)
                || unit.getParameters().stream()
                        .flatMap(parameter -> parameter.getAnnotations().stream())
                        .map(annotation -> annotation.getRawType())
                        .anyMatch(type -> Stream.of(Disposes.class, Observes.class, ObservesAsync.class)
                                .anyMatch(type::isEquivalentTo));
    }
}
