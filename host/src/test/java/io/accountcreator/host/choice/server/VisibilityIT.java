package io.accountcreator.host.choice.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.choice.Listed;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who gets an alternative in this server: an upgrade that changes it is noticed here. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
class VisibilityIT {
    @Deployment(name = "NOWHERE", testable = false)
    static WebArchive nowhere() {
        return Listed.NOWHERE.war();
    }

    @Deployment(name = "IN_THE_APPLICATION", testable = false)
    static WebArchive inTheApplication() {
        return Listed.IN_THE_APPLICATION.war();
    }

    @Deployment(name = "IN_ITS_OWN_JAR", testable = false)
    static WebArchive inItsOwnJar() {
        return Listed.IN_ITS_OWN_JAR.war();
    }

    @Deployment(name = "BY_PRIORITY", testable = false)
    static WebArchive byPriority() {
        return Listed.BY_PRIORITY.war();
    }

    @Test
    void alternativeThatIsListedNowhereShouldBeSeenByNobody(
            @ArquillianResource @OperateOnDeployment("NOWHERE") URL base) {
        assertThat(Http.get(base, "words")).isEqualTo(Listed.NOWHERE.answer());
    }

    @Test
    void alternativeOfTheApplicationsBeansXmlShouldBeSeenByTheApplicationAlone(
            @ArquillianResource @OperateOnDeployment("IN_THE_APPLICATION") URL base) {
        assertThat(Http.get(base, "words")).isEqualTo(Listed.IN_THE_APPLICATION.answer());
    }

    @Test
    void alternativeOfItsOwnJarsBeansXmlShouldBeSeenByNobodyElse(
            @ArquillianResource @OperateOnDeployment("IN_ITS_OWN_JAR") URL base) {
        assertThat(Http.get(base, "words")).isEqualTo(Listed.IN_ITS_OWN_JAR.answer());
    }

    @Test
    void alternativeWithAPriorityShouldBeSeenByAll(@ArquillianResource @OperateOnDeployment("BY_PRIORITY") URL base) {
        assertThat(Http.get(base, "words")).isEqualTo(Listed.BY_PRIORITY.answer());
    }
}
