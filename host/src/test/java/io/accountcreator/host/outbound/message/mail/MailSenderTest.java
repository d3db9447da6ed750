package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.accountcreator.host.outbound.message.Messages;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.spi.TestCodes;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as a real mail server gets them. */
class MailSenderTest {
    private static final Instant NOW = Instant.parse("2026-11-25T10:15:30Z");
    private static final String TO = "bob@example.org";

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        timer.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Activate your account at sip.example.org",
        "fr_FR, Activez votre compte sip.example.org",
        "de, Aktivieren Sie Ihr Konto bei sip.example.org",
        "es-MX, Active su cuenta en sip.example.org",
        "PT, Ative a sua conta em sip.example.org",
        "sv, Activate your account at sip.example.org"
    })
    void anActivationMailShouldHaveTheLinkInTextAndHtmlInTheLanguage(String language, String subject) throws Exception {
        sender(Map.of()).send(Messages.mail(Purpose.ACTIVATION, language, TO, "bob"));

        MimeMessage mail = received();
        String link = "https://accounts.example.org/activate?username=bob&confirmation_key=" + Messages.CODE
                + "&domain=sip.example.org&algorithm=SHA-256";
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        assertThat(part(mail, 0)).contains(link).doesNotContain("<");
        assertThat(part(mail, 1))
                .contains("<a href=\"" + link.replace("&", "&amp;").replace("=", "&#61;") + "\"");
        assertThat(part(mail, 1)).doesNotContain("src=", "<script");
    }

    @Test
    void aMailShouldHaveTheHeadersThatServersAskFor() throws Exception {
        sender(Map.of("accountcreator.mail.from-name", "Comptes é, \"Co\"")).send(mail("bob"));

        MimeMessage mail = received();
        assertThat(mail.getFrom()[0].toString()).contains("<accounts@example.org>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(mail.getSentDate().toInstant()).isEqualTo(NOW);
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}@example\\.org>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(mail.getHeader("Content-Language")).containsExactly("en");
    }

    @Test
    void aRecoveryMailShouldHaveTheCodeAndNoLink() throws Exception {
        sender(Map.of()).send(Messages.mail(Purpose.RECOVERY, "fr", TO, "bob"));

        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo("Votre code pour sip.example.org");
        for (int part = 0; part < 2; part++) {
            assertThat(part(mail, part)).contains(Messages.CODE).doesNotContain("https://");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob@example.org\r\nBcc: eve@example.net",
                "bob@example.org\nBcc: eve@example.net",
                "bob@example.org\rRCPT TO:<eve@example.net>",
                "bob@example.org\u2028Bcc: eve@example.net",
                "<eve@example.net>bob@example.org",
                "g:eve@example.net;",
                "bob@example.org,eve@example.net",
                "=?utf-8?q?x=0d=0aBcc:_eve=40example.net?= <bob@example.org>"
            })
    void anAddressThatMeansMoreThanOneShouldNotBeSentTo(String to) {
        assertThatIOException()
                .isThrownBy(() -> sender(Map.of()).send(Messages.mail(Purpose.ACTIVATION, "en", to, "bob")))
                .withMessage("the address is not a plain one");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bob\r\nBcc: eve@example.net",
                "bob\nBcc: eve@example.net\n\nbody",
                "bob\rBcc: eve@example.net",
                "bob\u2028Bcc: eve@example.net",
                "bob\u0085Bcc: eve@example.net",
                "=?utf-8?q?bob=0d=0aBcc:_eve=40example.net?=",
                "bob\r\n.\r\nMAIL FROM:<x@example.org>\r\nRCPT TO:<eve@example.net>\r\nDATA\r\n\r\nx",
                "<script>alert(1)</script><img src=x onerror=alert(1)>",
                "{{7*7}}{{code}}{{{x.class}}}{{#link}}",
                "\"><a href=\"https://evil.example\">",
                "Urgent: visit http://evil.example/",
                "evil.example",
                "eve@evil.example",
                "+33899123456",
                "\u202elpmaxe.live"
            })
    void whatSomebodyCallsHimselfShouldAddNeitherHeaderNorRecipientNorMarkupNorWords(String hostile) throws Exception {
        List<String> names = names(received(mail("bob")));
        server.purgeEmailFromAllMailboxes();

        Message message = Messages.mail(Purpose.ACTIVATION, "en\r\nBcc: eve@example.net", TO, hostile);
        MimeMessage mail = received(new Message(
                message.channel(),
                message.to(),
                message.purpose(),
                message.code(),
                hostile,
                hostile,
                message.algorithm(),
                message.language()));

        assertThat(names(mail)).isEqualTo(names);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        assertThat(part(mail, 1))
                .doesNotContain("<script", "<img", "href=\"https://evil", "class java")
                .contains("</html>");
        for (String text : List.of(part(mail, 0), part(mail, 1), mail.getSubject())) {
            assertThat(text).doesNotContain(hostile, "{{", "evil", "eve@", "Urgent", "+338", "live", "\u202e");
        }
        assertThat(part(mail, 0)).contains("an account was created at sip.example.org");
    }

    @Test
    void aLinkShouldBeGoodForANameThatNobodyIsToRead() throws Exception {
        String name = "Urgent: visit http://evil.example/ é";

        MimeMessage mail = received(Messages.mail(Purpose.ACTIVATION, "en", TO, name));

        String query = part(mail, 0)
                .lines()
                .filter(line -> line.startsWith("https://"))
                .findFirst()
                .orElseThrow();
        assertThat(query).doesNotContain("evil", "Urgent");
        assertThat(java.net.URLDecoder.decode(query, java.nio.charset.StandardCharsets.UTF_8))
                .contains("?username=" + name + "&confirmation_key=");
    }

    @ParameterizedTest
    @CsvSource({
        "en, Your account at sip.example.org was changed, The password of your account was changed.",
        "fr, Votre compte sip.example.org a été modifié, Le mot de passe de votre compte a été changé.",
        "de, Ihr Konto bei sip.example.org wurde geändert, Das Passwort Ihres Kontos wurde geändert.",
        "es, Su cuenta en sip.example.org ha cambiado, Se ha cambiado la contraseña de su cuenta.",
        "pt, A sua conta em sip.example.org foi alterada, A palavra-passe da sua conta foi alterada."
    })
    void aNoticeShouldSayInTheLanguageWhatWasChanged(String language, String subject, String change) throws Exception {
        sender(Map.of()).tell(new Notice(Change.PASSWORD_CHANGED, TO, "bob", "sip.example.org", language));

        MimeMessage mail = received();
        assertThat(mail.getSubject()).isEqualTo(subject);
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly(TO);
        for (int part = 0; part < 2; part++) {
            assertThat(part(mail, part)).contains(change, "bob").doesNotContain("https://", "{{");
        }
    }

    @Test
    void everyNoticeShouldHaveWordsOfItsOwnThatAnOperatorCanReplace() throws Exception {
        Files.writeString(
                folder.resolve("texts_en.properties"),
                "mail.notice.change.number-linked=A number came for {{username}}.\n");
        Map<String, String> own = Map.of("accountcreator.message.templates", folder.toString());
        for (Change change : Change.values()) {
            sender(own).tell(new Notice(change, TO, "evil.example", "evil.example", null));
        }

        List<String> texts = new ArrayList<>();
        for (MimeMessage mail : server.getReceivedMessages()) {
            texts.add(part(mail, 0));
        }
        assertThat(texts).hasSize(Change.values().length).doesNotHaveDuplicates();
        assertThat(texts).anyMatch(text -> text.contains("A number came for ."));
        assertThat(texts).noneMatch(text -> text.contains("evil"));
    }

    @Test
    void ownWordsAndTemplatesShouldWinAndAddALanguage() throws Exception {
        Files.writeString(
                folder.resolve("texts_fr.properties"),
                "mail.activation.subject=Bienvenue chez {{name}}, {{username}}\n");
        StringBuilder italian = new StringBuilder();
        try (var english = MessageTexts.class.getResourceAsStream("texts_en.properties")) {
            italian.append(new String(english.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .append("mail.activation.subject=Attivi il suo account\n");
        }
        Files.writeString(folder.resolve("texts_it.properties"), italian);
        Files.writeString(folder.resolve("mail.text.mustache"), "*{{text}}*{{link}}*");
        Map<String, String> own = Map.of(
                "accountcreator.message.templates", folder.toString(), "accountcreator.message.name", "Ma&gasin");

        sender(own).send(Messages.mail(Purpose.ACTIVATION, "fr", TO, "bob"));
        sender(own).send(Messages.mail(Purpose.ACTIVATION, "it_IT", TO, "bob"));

        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Bienvenue chez Ma&gasin, bob");
        assertThat(part(server.getReceivedMessages()[0], 0))
                .startsWith("*Le compte bob")
                .contains("*https://");
        assertThat(part(server.getReceivedMessages()[0], 1)).contains("Ma&amp;gasin");
        assertThat(server.getReceivedMessages()[1].getSubject()).isEqualTo("Attivi il suo account");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mail.html.mustache|{{#link}}",
                "mail.html.mustache|{{>secrets}}",
                "texts_fr.properties|page.ask.text={{#x}}",
                "texts_it.properties|page.ask.text=x"
            })
    void aBadFileShouldStopTheStartWithItsName(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);

        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> sender(Map.of("accountcreator.message.templates", folder.toString())))
                .withMessageContaining("accountcreator.message.templates")
                .withMessageContaining(name);
    }

    @Test
    void aMailServerThatIsDownShouldBeAFailureWithoutTheCode() {
        MessageSender sender = sender(Map.of());
        int port = server.getSmtp().getPort();
        server.stop();

        assertThatIOException()
                .isThrownBy(() -> sender.send(mail("bob")))
                .withMessage("the mail server did not take the mail: 127.0.0.1:" + port
                        + " refuses the connection: nothing listens there")
                .withNoCause()
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Messages.CODE));
    }

    @Test
    void aServerWithoutStartTlsShouldGetNothing() {
        assertThatIOException()
                .isThrownBy(() ->
                        sender(Map.of("accountcreator.mail.tls", "starttls")).send(mail("bob")))
                .withMessageEndingWith(" offers no STARTTLS");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsShouldGetNothing() {
        GreenMail tls = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
        tls.start();
        try {
            assertThatIOException()
                    .isThrownBy(() -> sender(Map.of(
                                    "accountcreator.mail.tls",
                                    "implicit",
                                    "accountcreator.mail.port",
                                    String.valueOf(tls.getSmtps().getPort())))
                            .send(mail("bob")))
                    .withMessageEndingWith(
                            " has a certificate that is not trusted, that has expired, or that is another host's");
            assertThat(tls.getReceivedMessages()).isEmpty();
        } finally {
            tls.stop();
        }
    }

    @Test
    void aServerThatAsksForAPasswordShouldGetIt() throws Exception {
        String password = new TestCodes().password();
        server.setUser("accounts@example.org", "accounts", password);
        server.getUserManager().setAuthRequired(true);

        sender(Map.of("accountcreator.mail.user", "accounts", "accountcreator.mail.password", password))
                .send(mail("bob"));

        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThatIOException()
                .isThrownBy(() -> sender(Map.of(
                                "accountcreator.mail.user", "accounts", "accountcreator.mail.password", password + "x"))
                        .send(mail("bob")))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(password));
    }

    /** Each line comes within the time-out of a step: only one for the whole ends it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aServerThatDripsOrSaysNothingShouldBeGivenUp(boolean drips) throws Exception {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        try (ServerSocket slow = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread dripping = new Thread(() -> {
                try (Socket client = slow.accept()) {
                    while (drips) {
                        client.getOutputStream().write("220-wait\r\n".getBytes());
                        Thread.sleep(50);
                    }
                    ended.join();
                } catch (Exception e) {
                    // The client has gone.
                }
            });
            dripping.start();
            MessageSender sender = sender(Map.of(
                    "accountcreator.mail.port",
                    String.valueOf(slow.getLocalPort()),
                    "accountcreator.mail.timeout",
                    "PT0.5S"));

            assertThatIOException().isThrownBy(() -> sender.send(mail("bob")));

            ended.complete(null);
            dripping.join();
        }
    }

    @Test
    void whatAServerSaysShouldNotBeToldButItsNumber() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread talking = new Thread(() -> {
                try (Socket client = rude.accept()) {
                    client.getOutputStream().write(("554 no " + Messages.CODE + "\r\n").getBytes());
                    client.getInputStream().readAllBytes();
                } catch (Exception e) {
                    // The client has gone.
                }
            });
            talking.start();

            assertThatIOException()
                    .isThrownBy(() -> sender(Map.of("accountcreator.mail.port", String.valueOf(rude.getLocalPort())))
                            .send(mail("bob")))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain(Messages.CODE));
            talking.join();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://accounts.example.org", "https://u@example.org/", "https://example.org/?x", "ftp://x/"})
    void aBadBeginningOfLinksShouldStopTheStart(String url) {
        assertThatExceptionOfType(SettingException.class)
                .isThrownBy(() -> sender(Map.of("accountcreator.public-url", url)))
                .withMessageContaining("accountcreator.public-url");
    }

    private static Message mail(String username) {
        return Messages.mail(Purpose.ACTIVATION, "en", TO, username);
    }

    private MessageSender sender(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accountcreator.domain", "sip.example.org",
                "accountcreator.mail.host", "127.0.0.1",
                "accountcreator.mail.port", String.valueOf(server.getSmtp().getPort()),
                "accountcreator.mail.from", "accounts@example.org",
                "accountcreator.public-url", "https://accounts.example.org"));
        settings.putAll(more);
        Settings all = Settings.of(settings);
        return MailSender.from(
                all, MessageTexts.from(all), Duration.ofSeconds(10), timer, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private MimeMessage received(Message message) throws Exception {
        sender(Map.of()).send(message);
        return received();
    }

    private MimeMessage received() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        return (String) ((MimeMultipart) mail.getContent()).getBodyPart(index).getContent();
    }

    private static List<String> names(MimeMessage mail) throws Exception {
        List<String> names = new ArrayList<>();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            names.add(header.getName());
        }
        return names;
    }
}
