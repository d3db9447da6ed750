package io.accountcreator.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The one switch: the host's beans.xml leaves XML-RPC the default, and the one for trying out chooses LDAP. */
class BeansXmlTest {
    private static final String LDAP = "io.accountcreator.ldap.LdapByDefault";
    private static final Path HOST = Path.of("src/main/resources/META-INF/beans.xml");
    private static final Path RUN = Path.of("src/main/distribution/run/beans.xml");

    @Test
    void theHostsFileShouldDiscoverAnnotatedBeansAndSelectNothing() throws Exception {
        Document beans = parse(HOST);

        assertThat(beans.getDocumentElement().getAttribute("bean-discovery-mode"))
                .isEqualTo("annotated");
        assertThat(beans.getElementsByTagName("class").getLength()).isZero();
    }

    @Test
    void theHostsFileShouldShowTheSwitchInAComment() throws Exception {
        String text = Files.readString(HOST);
        String comment = text.substring(text.indexOf("<!--"), text.indexOf("-->"));

        assertThat(comment.replaceAll("\\s", "")).contains("<alternatives><class>" + LDAP + "</class></alternatives>");
    }

    @Test
    void theFileForTryingOutShouldDifferByTheSwitchAlone() throws Exception {
        Document beans = parse(RUN);

        assertThat(beans.getDocumentElement().getAttribute("bean-discovery-mode"))
                .isEqualTo("annotated");
        assertThat(beans.getElementsByTagName("alternatives").getLength()).isEqualTo(1);
        assertThat(beans.getElementsByTagName("class").item(0).getTextContent()).isEqualTo(LDAP);
    }

    @Test
    void thereShouldBeNoSecondSwitchInTheWar() {
        assertThat(Path.of("src/main/webapp/WEB-INF/beans.xml")).doesNotExist();
    }

    private static Document parse(Path file) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }
}
