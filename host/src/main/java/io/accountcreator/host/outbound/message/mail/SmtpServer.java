package io.accountcreator.host.outbound.message.mail;

import io.accountcreator.Secret;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocketFactory;

/** A mail server as the settings describe it. One connection per mail, which is cut when the time is up. */
final class SmtpServer implements MailSender.MailServer {
    private static final Logger LOG = System.getLogger(SmtpServer.class.getName());
    private static final String PROTOCOL = "smtp";

    private final MailConfig config;
    private final ScheduledExecutorService timer;

    private final SSLSocketFactory tls;

    SmtpServer(MailConfig config, ScheduledExecutorService timer) {
        this(config, timer, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    SmtpServer(MailConfig config, ScheduledExecutorService timer, SSLSocketFactory tls) {
        this.config = config;
        this.timer = timer;
        this.tls = tls;
    }

    @Override
    public String name() {
        return config.host() + ':' + config.port();
    }

    @Override
    public Session session() {
        return Session.getInstance(properties());
    }

    /** The time-outs of the library are for each step; a server that drips would take them one after the other. */
    @Override
    public void deliver(MailSender.Mail mail) throws MessagingException {
        ClosableSockets sockets = new ClosableSockets();
        Properties properties = properties();
        properties.put("mail.smtp.socketFactory", sockets);
        if (config.tls() == MailConfig.Tls.STARTTLS) {
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        Session session = Session.getInstance(properties);
        MimeMessage message = mail.write(session);
        Duration left = config.timeout();
        Future<?> alarm = timer.schedule(sockets::cut, left.toMillis(), TimeUnit.MILLISECONDS);
        Transport transport = session.getTransport(PROTOCOL);
        try {
            transport.connect(
                    config.host(),
                    config.port(),
                    config.user().orElse(null),
                    config.password().map(Secret::reveal).orElse(null));
            transport.sendMessage(message, message.getAllRecipients());
        } finally {
            alarm.cancel(false);
            close(transport);
        }
    }

    /** What was taken stays taken, however the good-bye goes. */
    private static void close(Transport transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            LOG.log(Level.DEBUG, "the mail server hung up first");
        }
    }

    private Properties properties() {
        String millis = Long.toString(config.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.transport.protocol", PROTOCOL);
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.from", config.from());
        properties.put("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(config.tls() == MailConfig.Tls.STARTTLS));
        properties.put("mail.smtp.starttls.required", Boolean.toString(config.tls() == MailConfig.Tls.STARTTLS));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(config.tls() == MailConfig.Tls.IMPLICIT));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        return properties;
    }
}
