package io.accountcreator.host.real;

import io.accountcreator.spi.TestCodes;
import jakarta.enterprise.inject.spi.Extension;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** Makes the jar that brings {@link TestBeans} into a host. */
public final class TestBeansJar {
    private TestBeansJar() {}

    /** The jar for a host that belongs to a folder of the test. */
    public static JavaArchive of(Path folder) {
        return ShrinkWrap.create(JavaArchive.class, "test-beans.jar")
                .addClasses(TestBeans.class, FileClock.class, FileSender.class, TestCodes.class)
                .addAsResource(new StringAsset(folder.toString()), TestBeans.FOLDER)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsServiceProvider(Extension.class, TestBeans.class);
    }
}
