package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.host.outbound.message.Messages;
import io.accountcreator.host.real.Browser;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Notice.Change;
import io.accountcreator.spi.Settings;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every mail in every language, as a browser shows it on a phone and on a desk, by day and by night; target/mails has pictures. */
class MailInBrowserTest {
    private static final Settings SETTINGS = Settings.of(Map.of(
            "accountcreator.mail.host", "127.0.0.1",
            "accountcreator.mail.from", "accounts@example.org",
            "accountcreator.message.name", "departmentofcommunications.exampleorganisation.example.org",
            "accountcreator.public-url",
                    "https://accounts.departmentofcommunications.exampleorganisation.example.org"));
    private static final String WIDE_NAME = "abcdefghijklmnopqrst";
    private static final int HEIGHT = 900;

    private static Browser browser;

    private final MessageTexts texts = MessageTexts.from(SETTINGS);
    private final MailWriter writer = new MailWriter(
            MailConfig.from(SETTINGS, Duration.ofSeconds(10)),
            texts,
            ActivationLink.from(SETTINGS).orElseThrow(),
            Clock.systemUTC());

    @BeforeAll
    static void start() {
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void noMailShouldBeWiderThanItsScreen() throws Exception {
        for (int width : List.of(320, 375, 800)) {
            browser.look(width, HEIGHT, false);
            for (Map.Entry<String, String> mail : htmlMails().entrySet()) {
                open(mail.getValue());
                assertThat(browser.evaluate("document.documentElement.scrollWidth"))
                        .as(mail.getKey() + " at " + width)
                        .isEqualTo(String.valueOf(width));
                picture(mail.getKey() + "-" + width + "-light");
            }
        }
    }

    @Test
    void aMailShouldBeDarkWhereItsReaderPrefersThat() throws Exception {
        for (int width : List.of(375, 800)) {
            browser.look(width, HEIGHT, true);
            for (Map.Entry<String, String> mail : htmlMails().entrySet()) {
                open(mail.getValue());
                for (String part : List.of("body", "body > div")) {
                    assertThat(brightness(part, "backgroundColor"))
                            .as(mail.getKey())
                            .isLessThan(60);
                }
                for (String part : List.of("h1", "p", "p:last-of-type")) {
                    assertThat(brightness(part, "color")).as(mail.getKey()).isGreaterThan(150);
                }
                picture(mail.getKey() + "-" + width + "-dark");
            }
        }
    }

    @Test
    void textMailsShouldSpeakOfNothingThatOnlyHtmlHas() throws Exception {
        for (Map.Entry<String, MimeMultipart> mail : mails().entrySet()) {
            String text = (String) mail.getValue().getBodyPart(0).getContent();
            assertThat(text.toLowerCase())
                    .as(mail.getKey())
                    .doesNotContain("button", "knopf", "bouton", "botón", "botão");
            browser.look(375, HEIGHT, false);
            open(
                    "<!DOCTYPE html><meta charset=utf-8><pre style='white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.4 monospace'>"
                            + text.replace("&", "&amp;").replace("<", "&lt;"));
            picture(mail.getKey() + "-text");
        }
    }

    private Map<String, String> htmlMails() throws Exception {
        Map<String, String> html = new LinkedHashMap<>();
        for (Map.Entry<String, MimeMultipart> mail : mails().entrySet()) {
            html.put(mail.getKey(), (String) mail.getValue().getBodyPart(1).getContent());
        }
        return html;
    }

    private Map<String, MimeMultipart> mails() throws Exception {
        Map<String, MimeMultipart> mails = new LinkedHashMap<>();
        for (String language : texts.languages()) {
            for (Purpose purpose : List.of(Purpose.ACTIVATION, Purpose.RECOVERY)) {
                Message message = Messages.mail(purpose, language, "bob@example.org", WIDE_NAME);
                mails.put(purpose.name().toLowerCase() + "-" + language, parts(writer.write(message, session())));
            }
            for (Change change : Change.values()) {
                Notice notice = new Notice(change, "bob@example.org", WIDE_NAME, "sip.example.org", language);
                mails.put(change.name().toLowerCase() + "-" + language, parts(writer.write(notice, session())));
            }
        }
        return mails;
    }

    private static MimeMultipart parts(MimeMessage mail) throws Exception {
        return (MimeMultipart) mail.getContent();
    }

    private static Session session() {
        return Session.getInstance(new Properties());
    }

    private static int brightness(String selector, String property) {
        return Integer.parseInt(
                browser.evaluate("Math.round(getComputedStyle(document.querySelector('" + selector + "'))." + property
                        + ".match(/[0-9]+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3)"));
    }

    private static void open(String html) throws Exception {
        Path file = Files.createDirectories(Path.of("target", "mails")).resolve("mail.html");
        Files.writeString(file, html);
        browser.open(file.toUri());
    }

    private static void picture(String name) {
        browser.screenshot(Path.of("target", "mails", name + ".png"));
    }
}
