package io.accountcreator.host.runtime.backend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.inject.spi.DefinitionException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostBeansXmlTest {
    /** Lies in an archive that a test makes. */
    static final class Host {}

    @TempDir
    private Path folder;

    @Test
    void alternativesShouldBeThoseBelowTheRootAlone() {
        HostBeansXml read = read("""
                <beans xmlns="https://jakarta.ee/xml/ns/jakartaee">
                  <!-- <alternatives><class>a.Comment</class></alternatives> -->
                  <interceptors><class>a.Interceptor</class></interceptors>
                  <alternatives>
                    <class> a.One </class>
                    <class>a.<!-- in between -->Two</class>
                    <stereotype>a.Stereotype</stereotype>
                  </alternatives>
                </beans>""");

        assertThat(read.alternatives()).containsExactly("a.One", "a.Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "<beans>",
                "<beans></alternatives>",
                "<!DOCTYPE beans [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>"
                        + "<beans><alternatives><class>&e;</class></alternatives></beans>",
            })
    void whatIsNoXmlShouldBeSaidInOneLine(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(DefinitionException.class)
                .hasMessageStartingWith("the host's META-INF/beans.xml cannot be read: ")
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasLineCount(1));
    }

    @Test
    void anEmptyFileShouldBeOneWithoutAlternatives() {
        assertThat(read("").alternatives()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE", "anotated", ""})
    void aModeByWhichNothingIsABeanShouldBeSaidWithWhatToDo(String mode) {
        assertThatThrownBy(() -> read("<beans bean-discovery-mode=\"" + mode + "\"/>"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("the host's META-INF/beans.xml says bean-discovery-mode=\"" + mode
                        + "\", by which none of the host's" + " classes is a bean: say \"annotated\", or nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"annotated", "all"})
    void aModeByWhichTheHostIsFoundShouldBeTaken(String mode) {
        assertThat(read("<beans bean-discovery-mode=\"" + mode + "\"/>").alternatives())
                .isEmpty();
    }

    @Test
    void theFileOfTheHostsOwnArchiveShouldCountWhicheverComesFirst() throws Exception {
        Path other = archive("other", "a.Other");
        Path host = archive("host", "a.Mine");

        try (URLClassLoader loader = new URLClassLoader(urls(other, host), null)) {
            assertThat(HostBeansXml.beside(host(loader)).alternatives()).containsExactly("a.Mine");
        }
    }

    @Test
    void aMissingFileShouldBeSaidAlthoughAnotherJarHasOne() throws Exception {
        Path other = archive("other", "a.Other");
        Path host = archive("host", "a.Mine");
        Files.delete(host.resolve(HostBeansXml.FILE));

        try (URLClassLoader loader = new URLClassLoader(urls(other, host), null)) {
            Class<?> type = host(loader);
            assertThatThrownBy(() -> HostBeansXml.beside(type)).hasMessageContaining("META-INF/beans.xml is missing");
        }
    }

    @Test
    void aSecondSwitchInAWarShouldBeRefused() throws Exception {
        Path classes = archive("war/WEB-INF/classes", "a.Mine");

        try (URLClassLoader loader = new URLClassLoader(urls(classes), null)) {
            Class<?> type = host(loader);
            assertThat(HostBeansXml.beside(type).alternatives()).containsExactly("a.Mine");

            Files.writeString(folder.resolve("war/WEB-INF/beans.xml"), "<beans/>");
            assertThatThrownBy(() -> HostBeansXml.beside(type))
                    .hasMessageStartingWith("WEB-INF/beans.xml is a second switch: remove it");
        }
    }

    private static HostBeansXml read(String text) {
        return HostBeansXml.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /** A folder with the class of the host, or without, that chooses a class. */
    private Path archive(String name, String chosen) throws IOException {
        Path root = folder.resolve(name);
        Files.createDirectories(root.resolve("META-INF"));
        Files.writeString(
                root.resolve(HostBeansXml.FILE),
                "<beans><alternatives><class>" + chosen + "</class></alternatives></beans>");
        if (!name.equals("other")) {
            String path = Host.class.getName().replace('.', '/') + ".class";
            Files.createDirectories(root.resolve(path).getParent());
            try (InputStream in = Host.class.getClassLoader().getResourceAsStream(path)) {
                Files.copy(in, root.resolve(path));
            }
        }
        return root;
    }

    private static URL[] urls(Path... roots) throws IOException {
        URL[] urls = new URL[roots.length];
        for (int i = 0; i < roots.length; i++) {
            urls[i] = roots[i].toUri().toURL();
        }
        return urls;
    }

    private static Class<?> host(ClassLoader loader) throws ClassNotFoundException {
        return loader.loadClass(Host.class.getName());
    }
}
