package io.accountcreator.host.inbound.page.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.accountcreator.host.inbound.page.MailedHost;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.real.FreePort;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Mail by the mail session of an application server, and the page under the context of the application. */
@Tag("server")
@ExtendWith(ArquillianExtension.class)
class DeployedActivationIT {
    private static final String SETTINGS = "classes/META-INF/microprofile-config.properties";
    private static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Pattern ACTION = Pattern.compile("action=\"([^\"]*)\"");

    private static int mailPort;

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
        mailPort = FreePort.find();
        // A session of the application is one of the server's, made the same way in all of them.
        war.setWebXML(
                new StringAsset("<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><mail-session>"
                        + "<name>java:app/mail/accounts</name><transport-protocol>smtp</transport-protocol><host>127.0.0.1</host>"
                        + property("mail.smtp.port", mailPort)
                        + property("mail.smtp.connectiontimeout", 10_000)
                        + property("mail.smtp.timeout", 10_000)
                        + property("mail.smtp.writetimeout", 10_000)
                        + "</mail-session></web-app>"));
        war.delete("WEB-INF/" + SETTINGS);
        return war.addAsWebInfResource(
                new StringAsset(String.join(
                        "\n",
                        "accountcreator.domain=sip.example.org",
                        "accountcreator.ldap.url=memory:",
                        "accountcreator.sender.email=smtp",
                        "accountcreator.mail.session=java:app/mail/accounts",
                        "accountcreator.mail.from=accounts@example.org",
                        "accountcreator.public-url=https://accounts.example.org/mailing")),
                SETTINGS);
    }

    private static String property(String name, int value) {
        return "<property><name>" + name + "</name><value>" + value + "</value></property>";
    }

    @Test
    @RunAsClient
    void theLinkInAMailShouldActivateInAServer() throws Exception {
        URI gateway = URI.create(application + "xmlrpc");
        GreenMail mails = new GreenMail(new ServerSetup(mailPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        assertThat(call(gateway, "create_email_account", "ann", "ann@example.org", HA1))
                .isEqualTo("NOK");
        mails.start();
        try {
            assertThat(call(gateway, "create_email_account", "ann", "ann@example.org", HA1))
                    .isEqualTo("OK");
            URI mailed = MailedHost.link(mails, "ann@example.org");
            assertThat(mailed)
                    .hasScheme("https")
                    .hasAuthority("accounts.example.org")
                    .hasPath("/mailing/activate");
            // What the proxy before the server would do.
            URI link = application.toURI().resolve("activate?" + mailed.getRawQuery());

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
