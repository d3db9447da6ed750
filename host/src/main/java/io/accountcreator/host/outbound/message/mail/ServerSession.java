package io.accountcreator.host.outbound.message.mail;

import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.spi.SettingException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Locale;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The mail session of the application server, which knows address, protection and password. */
final class ServerSession implements MailSender.MailServer {
    private static final Logger LOG = System.getLogger(ServerSession.class.getName());

    private final String name;
    private final Session session;

    ServerSession(String name) {
        this.name = name;
        session = lookup(name);
        warnWithoutTimeouts(name);
    }

    private void warnWithoutTimeouts(String name) {
        String protocol = String.valueOf(session.getProperty("mail.transport.protocol"));
        String prefix = "mail." + (protocol.equals("smtps") ? protocol : "smtp");
        for (String timeout : new String[] {".connectiontimeout", ".timeout", ".writetimeout"}) {
            if (session.getProperty(prefix + timeout) == null) {
                LOG.log(
                        Level.WARNING,
                        "mail session {0} has no {1}: a mail server that hangs keeps a thread for ever",
                        name,
                        (prefix + timeout).toLowerCase(Locale.ROOT));
            }
        }
    }

    @Override
    public String name() {
        return "mail session " + name;
    }

    @Override
    public Session session() {
        return session;
    }

    @Override
    public void deliver(MailSender.Mail mail) throws MessagingException {
        MimeMessage message = mail.write(session);
        Transport.send(message);
    }

    @SuppressWarnings("BanJNDI") // MailConfig lets local names through only
    private static Session lookup(String name) {
        try {
            return (Session) new InitialContext().lookup(name);
        } catch (NamingException | ClassCastException e) {
            throw new SettingException(
                    MessageSetting.MAIL_SESSION.key(), name, "the name of a mail session of this server");
        }
    }
}
