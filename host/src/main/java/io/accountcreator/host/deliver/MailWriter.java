package io.accountcreator.host.deliver;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.text.Layout;
import io.accountcreator.host.text.Texts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Writes mails, each as plain text and as HTML, in the language of the message. */
final class MailWriter {
    private static final String CHARSET = UTF_8.name();

    private final MailConfig config;
    private final Texts texts;
    private final ActivationLink link;
    private final Clock clock;

    MailWriter(MailConfig config, Texts texts, ActivationLink link, Clock clock) {
        this.config = config;
        this.texts = texts;
        this.link = link;
        this.clock = clock;
    }

    MimeMessage write(Message message, Session session) throws MessagingException {
        Map<String, String> values = values(message);
        MimeMessage mail = new Identified(session, config.from());
        mail.setFrom(from());
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.to(), true));
        mail.setSubject(values.get("subject"), CHARSET);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Content-Language", values.get("language"));
        // No out-of-office notes, and no answers of other robots (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("X-Auto-Response-Suppress", "All");
        MimeMultipart body = new MimeMultipart("alternative");
        body.addBodyPart(part(texts.layOut(Layout.MAIL_TEXT, values), "plain"));
        body.addBodyPart(part(texts.layOut(Layout.MAIL_HTML, values), "html"));
        mail.setContent(body);
        mail.saveChanges();
        return mail;
    }

    private Map<String, String> values(Message message) {
        String language = texts.language(message.language());
        String kind = message.purpose() == Purpose.ACTIVATION ? "mail.activation." : "mail.code.";
        Map<String, String> values = new HashMap<>();
        values.put("language", language);
        values.put("name", texts.name(message.domain()));
        values.put("username", message.username());
        values.put("domain", message.domain());
        link.of(message)
                .ifPresentOrElse(
                        url -> values.put("link", url),
                        () -> values.put("code", message.code().reveal()));
        for (String text : new String[] {"title", "text", "hint", "subject"}) {
            values.put(text, texts.say(language, kind + text, values));
        }
        if (message.purpose() == Purpose.ACTIVATION) {
            values.put("button", texts.say(language, kind + "button", values));
        }
        values.computeIfPresent("subject", (key, subject) -> oneLine(subject));
        return values;
    }

    private InternetAddress from() throws MessagingException {
        InternetAddress from = new InternetAddress(config.from(), true);
        try {
            if (config.fromName().isPresent()) {
                from.setPersonal(config.fromName().get(), CHARSET);
            }
            return from;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, CHARSET, subtype);
        return part;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]+", " ").strip();
    }

    /** The library's own Message-ID tells the name of the machine and of its user. */
    private static final class Identified extends MimeMessage {
        private final String from;

        private Identified(Session session, String from) {
            super(session);
            this.from = from;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + UUID.randomUUID() + from.substring(from.lastIndexOf('@')) + ">");
        }
    }
}
