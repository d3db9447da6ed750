package io.accountcreator.host.outbound.message.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.host.text.Layout;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.host.text.RepeatableName;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.spi.Notice;
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
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes mails, each as plain text and as HTML, in the language of the message. */
final class MailWriter {
    private static final String CHARSET = UTF_8.name();

    private final MailConfig config;
    private final MessageTexts texts;
    private final ActivationLink link;
    private final Clock clock;

    MailWriter(MailConfig config, MessageTexts texts, ActivationLink link, Clock clock) {
        this.config = config;
        this.texts = texts;
        this.link = link;
        this.clock = clock;
    }

    /** A mail with a code. */
    MimeMessage write(Message message, Session session) throws MessagingException {
        Map<String, String> values = values(message.username(), message.domain(), message.language());
        link.of(message)
                .ifPresentOrElse(
                        url -> values.put("link", url),
                        () -> values.put("code", message.code().reveal()));
        boolean activates = message.purpose() == Purpose.ACTIVATION;
        say(values, activates ? "mail.activation." : "mail.code.");
        if (activates) {
            values.put("button", texts.say(language(values), "mail.activation.button", values));
        }
        return write(values, message.to(), session);
    }

    /** A mail that tells an owner what was changed. */
    MimeMessage write(Notice notice, Session session) throws MessagingException {
        Map<String, String> values = values(notice.username(), notice.domain(), notice.language());
        String change = notice.change().name().toLowerCase(Locale.ROOT).replace('_', '-');
        values.put("change", texts.say(language(values), "mail.notice.change." + change, values));
        say(values, "mail.notice.");
        return write(values, notice.to(), session);
    }

    private MimeMessage write(Map<String, String> values, String to, Session session) throws MessagingException {
        MimeMessage mail = new Identified(session, config.from());
        mail.setFrom(from());
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(to, true));
        mail.setSubject(values.get("subject"), CHARSET);
        mail.setSentDate(Date.from(clock.instant()));
        mail.setHeader("Content-Language", language(values));
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

    private Map<String, String> values(String username, String domain, @Nullable String asked) {
        Map<String, String> values = new HashMap<>();
        values.put("language", texts.language(asked));
        values.put("name", texts.name(domain));
        // Whoever asks for a mail chooses these, and who gets it.
        RepeatableName.of(username).ifPresent(name -> values.put("username", name));
        texts.ownDomain(domain).ifPresent(own -> values.put("domain", own));
        return values;
    }

    private void say(Map<String, String> values, String kind) {
        for (String text : new String[] {"title", "text", "hint", "subject"}) {
            values.put(text, texts.say(language(values), kind + text, values));
        }
        values.computeIfPresent("subject", (key, subject) -> oneLine(subject));
    }

    private static String language(Map<String, String> values) {
        return values.getOrDefault("language", "");
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
