package io.accountcreator.host.runtime.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.real.RawCall;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentCheckTest {
    @TempDir
    Path folder;

    @Test
    void nothingShouldBeWrongWhereTheTestsRun() {
        assertThat(new EnvironmentCheck(EnvironmentCheckTest.class.getClassLoader()).problems())
                .isEmpty();
    }

    @Test
    void missingConfigShouldBeNamed() throws Exception {
        try (URLClassLoader bare = loader(ClassLoader.getPlatformClassLoader())) {
            assertThat(new EnvironmentCheck(bare).problems())
                    .singleElement()
                    .asString()
                    .startsWith("MicroProfile Config is missing")
                    .contains("mpConfig-3.1")
                    .doesNotContain("\n");
        }
    }

    @Test
    void libraryOfTheServerShouldBeNamedWhenItIsTakenInPlaceOfTheHosts() throws Exception {
        URL old = jar("library-1.jar", false);
        try (URLClassLoader server = loader(ClassLoader.getPlatformClassLoader(), old);
                URLClassLoader application = loader(server, jar("library-2.jar", true))) {
            assertThat(new EnvironmentCheck(application).problems())
                    .filteredOn(problem -> !problem.startsWith("MicroProfile"))
                    .singleElement()
                    .asString()
                    .contains(RawCall.class.getName(), "jar:" + old + " of the server", "library-2.jar")
                    .doesNotContain("\n");
        }
    }

    @Test
    void sameArchiveInTheServerShouldBeNoClash() throws Exception {
        File elsewhere = folder.resolve("elsewhere").toFile();
        assertThat(elsewhere.mkdir()).isTrue();
        try (URLClassLoader server =
                        loader(ClassLoader.getPlatformClassLoader(), jar("elsewhere/library-2.jar", false));
                URLClassLoader application = loader(server, jar("library-2.jar", true))) {
            assertThat(new EnvironmentCheck(application).problems()).allMatch(text -> text.startsWith("MicroProfile"));
        }
    }

    @Test
    void libraryOfTheServerShouldBeNoClashWhenTheApplicationsIsTaken() throws Exception {
        try (URLClassLoader application =
                loader(ClassLoader.getPlatformClassLoader(), jar("library-2.jar", true), jar("library-1.jar", false))) {
            assertThat(new EnvironmentCheck(application).problems()).allMatch(text -> text.startsWith("MicroProfile"));
        }
    }

    private static URLClassLoader loader(ClassLoader parent, URL... jars) {
        return new URLClassLoader(jars, parent);
    }

    private URL jar(String name, boolean listed) throws MalformedURLException {
        JavaArchive jar = ShrinkWrap.create(JavaArchive.class).addClass(RawCall.class);
        if (listed) {
            jar.addAsManifestResource(new StringAsset(RawCall.class.getName()), "account-creator.libraries");
        }
        File file = folder.resolve(name).toFile();
        jar.as(ZipExporter.class).exportTo(file);
        return file.toURI().toURL();
    }
}
