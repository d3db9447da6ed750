package io.accountcreator.host.outbound.message.mail;

import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Sends codes and notices by e-mail: one try, until the mail server has taken the mail. */
public final class MailSender implements MessageSender {
    private final MailWriter writer;
    private final MailServer server;

    MailSender(MailWriter writer, MailServer server) {
        this.writer = writer;
        this.server = server;
    }

    public static MailSender from(
            Settings settings, MessageTexts texts, Duration deadline, ScheduledExecutorService timer, Clock clock) {
        MailConfig config = MailConfig.from(settings, deadline);
        ActivationLink link = ActivationLink.from(settings)
                .orElseThrow(() -> new SettingException(
                        MessageSetting.PUBLIC_URL.key(), "the address that links in mails begin with"));
        MailServer server = config.session().isPresent()
                ? new ServerSession(config.session().get())
                : new SmtpServer(config, timer);
        MailVersion.check(server.session());
        return new MailSender(new MailWriter(config, texts, link, clock), server);
    }

    @Override
    public void send(Message message) throws IOException {
        deliver(message.to(), session -> writer.write(message, session));
    }

    @Override
    public void tell(Notice notice) throws IOException {
        deliver(notice.to(), session -> writer.write(notice, session));
    }

    private void deliver(String to, Mail mail) throws IOException {
        if (!MailAddress.isPlain(to)) {
            throw new IOException("the address is not a plain one");
        }
        try {
            server.deliver(mail);
        } catch (MessagingException e) {
            throw new IOException("the mail server did not take the mail: " + MailProblem.of(e, server.name()));
        }
    }

    /** Makes a mail for a session. */
    @FunctionalInterface
    interface Mail {
        jakarta.mail.internet.MimeMessage write(Session session) throws MessagingException;
    }

    /** A way to a mail server. */
    interface MailServer {
        /** Where it is, for the log. */
        String name();

        /** Any session of it, to look at. */
        Session session();

        /** Hands a mail over; returns when it was taken. */
        void deliver(Mail mail) throws MessagingException;
    }
}
