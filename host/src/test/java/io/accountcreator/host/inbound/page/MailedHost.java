package io.accountcreator.host.inbound.page;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.accountcreator.host.real.RawCall;
import io.accountcreator.host.runtime.start.RunningHost;
import io.accountcreator.real.FreePort;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole host, whose mail goes to a real mail server. */
public final class MailedHost implements AutoCloseable {
    static final String DOMAIN = "sip.example.org";
    static final String HA1 = "0123456789abcdef0123456789abcdef";
    private static final Pattern LINK = Pattern.compile("https?://\\S+");

    final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    final RunningHost host;
    private String newest = "";

    MailedHost(Map<String, String> more) {
        mails.start();
        Map<String, String> settings = new HashMap<>(settings(mails.getSmtp().getPort()));
        settings.putAll(more);
        host = RunningHost.start(settings);
    }

    private static Map<String, String> settings(int mailPort) {
        int port = FreePort.find();
        return Map.of(
                "accountcreator.http.port",
                String.valueOf(port),
                "accountcreator.public-url",
                "http://127.0.0.1:" + port,
                "accountcreator.sender.email",
                "smtp",
                "accountcreator.mail.host",
                "127.0.0.1",
                "accountcreator.mail.port",
                String.valueOf(mailPort),
                "accountcreator.mail.from",
                "accounts@example.org");
    }

    String create(String username) {
        newest = username;
        return call("create_email_account", username, username + "@example.org", HA1, "app", DOMAIN);
    }

    boolean isActivated(String username) {
        return call("is_account_activated", username, DOMAIN).equals("OK");
    }

    String call(String method, String... parameters) {
        return RawCall.call(host.gateway(), method, List.of(parameters));
    }

    /** The link for the account that was created last. */
    URI link() {
        return link(newest);
    }

    URI link(String username) {
        return link(mails, username + "@example.org");
    }

    /** The link in the newest mail to an address. */
    public static URI link(GreenMail mails, String to) {
        MimeMessage[] received = mails.getReceivedMessagesForDomain(to);
        try {
            MimeMultipart parts = (MimeMultipart) received[received.length - 1].getContent();
            Matcher link = LINK.matcher((String) parts.getBodyPart(0).getContent());
            if (!link.find()) {
                throw new AssertionError("no link in the mail");
            }
            return URI.create(link.group());
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        host.close();
        mails.stop();
    }
}
