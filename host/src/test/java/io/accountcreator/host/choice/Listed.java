package io.accountcreator.host.choice;

import io.accountcreator.host.choice.visibility.ApplicationAsker;
import io.accountcreator.host.choice.visibility.DefaultWord;
import io.accountcreator.host.choice.visibility.FirstWord;
import io.accountcreator.host.choice.visibility.LibraryAsker;
import io.accountcreator.host.choice.visibility.OtherWord;
import io.accountcreator.host.choice.visibility.Word;
import io.accountcreator.host.choice.visibility.WordMain;
import io.accountcreator.host.choice.visibility.WordServlet;
import java.util.List;
import java.util.Locale;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Where an alternative is listed, and who gets it then: the reason why only the host asks for the unqualified service. */
public enum Listed {
    NOWHERE("default default"),
    IN_THE_APPLICATION("other default"),
    IN_ITS_OWN_JAR("default default"),
    BY_PRIORITY("first first");

    private static final String LISTED = BeansXml.naming(OtherWord.class.getName());

    private final String answer;

    Listed(String answer) {
        this.answer = answer;
    }

    /** What the application gets, and what a bean of a library gets. */
    public String answer() {
        return answer;
    }

    /** The application as a WAR. */
    public WebArchive war() {
        return ShrinkWrap.create(
                        WebArchive.class, name().toLowerCase(Locale.ROOT).replace('_', '-') + ".war")
                .addClasses(ApplicationAsker.class, WordServlet.class)
                .addAsResource(new StringAsset(applicationSwitch()), "META-INF/beans.xml")
                .addAsLibraries(libraries());
    }

    /** The application as jars. */
    List<JavaArchive> jars() {
        return List.of(
                jar("application", applicationSwitch(), ApplicationAsker.class, WordMain.class),
                libraries()[0],
                libraries()[1]);
    }

    private String applicationSwitch() {
        return this == IN_THE_APPLICATION ? LISTED : BeansXml.naming();
    }

    private JavaArchive[] libraries() {
        String own = this == IN_ITS_OWN_JAR ? LISTED : BeansXml.naming();
        return new JavaArchive[] {
            jar("library", BeansXml.naming(), Word.class, DefaultWord.class, LibraryAsker.class),
            jar("alternative", own, this == BY_PRIORITY ? FirstWord.class : OtherWord.class)
        };
    }

    private static JavaArchive jar(String name, String beansXml, Class<?>... classes) {
        return ShrinkWrap.create(JavaArchive.class, name + ".jar")
                .addClasses(classes)
                .addAsManifestResource(new StringAsset(beansXml), "beans.xml");
    }
}
