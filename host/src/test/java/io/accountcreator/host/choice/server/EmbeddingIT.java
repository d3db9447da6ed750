package io.accountcreator.host.choice.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.accountcreator.host.choice.BeansXml;
import io.accountcreator.host.choice.Examples;
import java.net.URL;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The application of the example, which makes accounts itself: as Maven built it, and as an EAR. */
@Tag("several")
@ExtendWith(ArquillianExtension.class)
class EmbeddingIT {
    private static final String CLASSES = "/WEB-INF/classes/";

    @Deployment(name = "war", testable = false)
    static WebArchive war() {
        return shop("shop");
    }

    /** The libraries in lib, and there besides what they inject: lib does not see the beans of the WAR. */
    @Deployment(name = "ear", testable = false)
    static EnterpriseArchive ear() {
        WebArchive war = shop("shop-of-ear");
        JavaArchive directory = ShrinkWrap.create(JavaArchive.class, "directory.jar")
                .addAsManifestResource(new StringAsset(BeansXml.naming()), "beans.xml");
        for (String name : new String[] {"Directory", "Outbox"}) {
            String path = "org/example/shop/" + name + ".class";
            directory.add(war.delete(CLASSES + path).getAsset(), path);
        }
        EnterpriseArchive ear =
                ShrinkWrap.create(EnterpriseArchive.class, "mall.ear").addAsLibrary(directory);
        Map<ArchivePath, Node> libraries = war.getContent(path -> path.get().endsWith(".jar"));
        libraries.forEach((path, jar) -> {
            ear.add(jar.getAsset(), path.get().replace("/WEB-INF/lib/", "/lib/"));
            war.delete(path);
        });
        return ear.addAsModule(war);
    }

    private static WebArchive shop(String name) {
        return ShrinkWrap.create(ZipImporter.class, name + ".war")
                .importFrom(Examples.SHOP_WAR)
                .as(WebArchive.class);
    }

    @Test
    void aWarShouldCreateAccountsAndObserve(@ArquillianResource @OperateOnDeployment("war") URL base) {
        signUp(base);
    }

    @Test
    void anEarWithTheBackendInLibShouldCreateAccountsAndObserve(
            @ArquillianResource @OperateOnDeployment("ear") URL base) {
        signUp(base);
    }

    private static void signUp(URL base) {
        assertThat(Http.postForm(base, "sign-up", "username=bob&email=bob@example.org&password=a-password"))
                .isEqualTo("ACCOUNT_CREATED");
        assertThat(Http.postForm(base, "sign-up", "username=bob&email=bob@example.org&password=of-somebody-else"))
                .isEqualTo("ACCOUNT_EXIST");

        await().untilAsserted(() -> assertThat(Http.get(base, "sign-up").lines())
                .containsExactlyInAnyOrder(
                        "CREATE_ACCOUNT bob: ACCOUNT_CREATED",
                        "welcome bob: ACCOUNT_CREATED",
                        "CREATE_ACCOUNT bob: ACCOUNT_EXIST",
                        "welcome bob: ACCOUNT_EXIST"));
    }
}
