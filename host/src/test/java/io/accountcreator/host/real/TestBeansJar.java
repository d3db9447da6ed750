package io.accountcreator.host.real;

import io.accountcreator.spi.TestCodes;
import jakarta.enterprise.inject.spi.Extension;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Makes the jar that brings {@link TestBeans} into a host. */
public final class TestBeansJar {
    /** An empty one means all classes before CDI 4. */
    private static final String BEANS_XML =
            "<beans xmlns='https://jakarta.ee/xml/ns/jakartaee' version='3.0'" + " bean-discovery-mode='annotated'/>";

    private TestBeansJar() {}

    /** The jar for a host that belongs to a folder of the test. */
    public static JavaArchive of(Path folder) {
        return ShrinkWrap.create(JavaArchive.class, "test-beans.jar")
                .addClasses(TestBeans.class, FileClock.class, FileSender.class, TestCodes.class)
                .addAsResource(new StringAsset(folder.toString()), TestBeans.FOLDER)
                .addAsManifestResource(new StringAsset(BEANS_XML), "beans.xml")
                .addAsServiceProvider(Extension.class, TestBeans.class);
    }
}
