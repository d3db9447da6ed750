package io.accountcreator.host.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.accountcreator.host.real.RawCall;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.FileAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail by the mail session of an application server, and the page under the context of the application. */
@ExtendWith(ArquillianExtension.class)
class DeployedActivationIT {
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    @ArquillianResource
    URL application;

    @Deployment(testable = false)
    static WebArchive withMail() {
        String path = "WEB-INF/classes/META-INF/beans.xml";
        WebArchive war = ShrinkWrap.create(ZipImporter.class, "mailing.war")
                .importFrom(new File(System.getProperty("accountcreator.war")))
                .as(WebArchive.class);
        war.delete(path);
        war.add(new FileAsset(new File("src/main/distribution/run/beans.xml")), path);
        return war.addAsWebInfResource(
                new StringAsset(String.join(
                        "\n",
                        "accountcreator.sender.email=smtp",
                        "accountcreator.mail.session=java:jboss/mail/Default",
                        "accountcreator.mail.from=accounts@example.org",
                        "accountcreator.public-url=http://127.0.0.1:" + System.getProperty("wildfly.http-port")
                                + "/mailing")),
                "classes/META-INF/microprofile-config.properties");
    }

    @Test
    @RunAsClient
    void theLinkInAMailShouldActivateInAServer() throws Exception {
        URI gateway = URI.create(application + "xmlrpc");
        GreenMail mails = new GreenMail(
                new ServerSetup(Integer.getInteger("wildfly.mail-port"), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        assertThat(call(gateway, "create_email_account", "ann", "ann@example.org", HA1))
                .isEqualTo("NOK");
        mails.start();
        try {
            assertThat(call(gateway, "create_email_account", "ann", "ann@example.org", HA1))
                    .isEqualTo("OK");
            URI link = MailedHost.link(mails, "ann@example.org");
            assertThat(link.getPath()).isEqualTo("/mailing/activate");

            HttpClient browser = HttpClient.newHttpClient();
            HttpResponse<String> page =
                    browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(call(gateway, "is_account_activated", "ann")).isEqualTo("NOK");

            Matcher action = ACTION.matcher(page.body());
            assertThat(action.find()).isTrue();
            URI target = link.resolve(action.group(1).replace("&amp;", "&").replace("&#61;", "="));
            HttpResponse<String> done = browser.send(
                    HttpRequest.newBuilder(target)
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(done.statusCode()).isEqualTo(200);
            assertThat(call(gateway, "is_account_activated", "ann")).isEqualTo("OK");
        } finally {
            mails.stop();
        }
    }

    private static String call(URI gateway, String method, String... parameters) {
        return RawCall.call(gateway, method, List.of(parameters));
    }
}
