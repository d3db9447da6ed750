package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.accountcreator.host.runtime.backend.BackendsExtension;
import io.accountcreator.host.runtime.config.SenderChoice;
import io.accountcreator.host.runtime.config.SenderChoice.Kind;
import io.accountcreator.spi.SettingException;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostMainTest {
    /** Kept, so that its level is; Weld reports its start to standard error unless told otherwise. */
    private static final Logger WELD = Logger.getLogger("org.jboss.weld");

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream before = System.err;

    @BeforeEach
    void quietWeld() {
        WELD.setLevel(Level.SEVERE);
    }

    @AfterEach
    void restore() {
        WELD.setLevel(null);
        System.setErr(before);
    }

    @ParameterizedTest
    @CsvSource({
        "accountcreator.http.host, 0.0.0.0",
        "accountcreator.http.port, http",
        "accountcreator.deadline, 10",
        "accountcreator.username.regex, (",
        "accountcreator.algorithm, SHA-1",
    })
    void serveShouldFailWithOneLineForABadSetting(String key, String value) {
        System.setProperty(key, value);
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(HostMain.run("serve")).isEqualTo(3);
        } finally {
            System.clearProperty(key);
        }

        assertThat(lines()).singleElement().asString().startsWith("account-creator: setting " + key + ": '" + value);
    }

    @Test
    void aReferenceToNothingShouldStopTheStartInsteadOfUnsettingASecret() {
        System.setProperty("accountcreator.username.regex", "p4ss${nothing}");
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(HostMain.run("serve")).isEqualTo(3);
        } finally {
            System.clearProperty("accountcreator.username.regex");
        }

        assertThat(lines())
                .singleElement()
                .asString()
                .startsWith("account-creator: setting accountcreator.username.regex: '${...}' found")
                .doesNotContain("p4ss");
    }

    @Test
    void aCommandOnAccountsShouldFailWithOneLineForABadSetting() {
        System.setProperty("accountcreator.deadline", "10");
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            assertThat(HostMain.run("is-account-exist", "bob")).isEqualTo(3);
        } finally {
            System.clearProperty("accountcreator.deadline");
        }

        assertThat(lines()).singleElement().asString().startsWith("account-creator: setting accountcreator.deadline: ");
    }

    @Test
    void anUnknownCommandShouldFail() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));

        assertThat(HostMain.run("serv")).isEqualTo(2);
    }

    @Test
    void versionShouldBePrinted() {
        assertThat(HostMain.run("--version")).isZero();
    }

    @Test
    void sampleShouldRun() {
        assertThat(HostMain.run("sample")).isZero();
        assertThat(HostMain.run("sample", "")).isEqualTo(1);
    }

    @Test
    void aFailureShouldBeSaidByTheSettingItIsAbout() {
        Exception setting = new SettingException("a.b", "x", "y");

        assertThat(StartFailure.line(new IllegalStateException("outer", new RuntimeException(setting))))
                .isEqualTo("setting a.b: 'x' found, expected y");
    }

    @Test
    void aFailureShouldOtherwiseBeSaidByItsFirstCauseOnOneLine() {
        assertThat(StartFailure.line(new RuntimeException(new IllegalStateException("a\n  b\r\nc"))))
                .isEqualTo("IllegalStateException: a b c");
        assertThat(StartFailure.line(new DefinitionException("no backend found")))
                .isEqualTo("no backend found");
    }

    @Test
    void aFailureOfTheContainerShouldBeSaidInTheWordsOfTheExtension() {
        SeContainerInitializer nothing = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(BackendsExtension.class)
                .addBeanClasses(Object.class);

        assertThat(StartFailure.line(catchThrowable(nothing::initialize)))
                .isEqualTo(
                        "no backend found: put a jar with a producer of a @Backend AccountCreatorService, and its own"
                                + " META-INF/beans.xml, on the class path");
    }

    @Test
    void theReadyMessageShouldSayHowToTryTheHostWhereCodesArePrinted() {
        URI gateway = URI.create("http://127.0.0.1:8080/xmlrpc");

        assertThat(ReadyMessage.of(gateway, "ldap", new SenderChoice(Kind.CONSOLE, Kind.NONE)))
                .isEqualTo("account-creator: ready, gateway http://127.0.0.1:8080/xmlrpc, backend ldap");
        assertThat(ReadyMessage.of(gateway, "ldap", new SenderChoice(Kind.NONE, Kind.CONSOLE)))
                .hasLineCount(1)
                .startsWith("account-creator: ready, gateway http://127.0.0.1:8080/xmlrpc, backend ldap; ")
                .contains("curl ")
                .endsWith("http://127.0.0.1:8080/xmlrpc");
    }

    private String[] lines() {
        return err.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("SLF4J"))
                .toArray(String[]::new);
    }
}
