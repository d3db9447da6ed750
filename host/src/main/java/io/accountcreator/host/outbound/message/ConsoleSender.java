package io.accountcreator.host.outbound.message;

import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import java.io.PrintStream;
import java.util.Optional;

/** Prints codes for whoever tries the host out; chosen by setting only, as it shows secrets. */
final class ConsoleSender implements MessageSender {
    private final PrintStream out;
    private final Optional<ActivationLink> link;

    ConsoleSender(PrintStream out, Optional<ActivationLink> link) {
        this.out = out;
        this.link = link;
    }

    @Override
    public void send(Message message) {
        String address = link.flatMap(activation -> activation.of(message))
                .map(url -> " and its link " + url)
                .orElse("");
        out.println(oneLine("account-creator: " + message.channel() + " to " + message.to() + ": "
                + message.purpose() + " code of " + message.username() + "@" + message.domain() + " is "
                + message.code().reveal() + address));
        out.flush();
    }

    @Override
    public void tell(Notice notice) {
        out.println(oneLine("account-creator: EMAIL to " + notice.to() + ": notice of " + notice.change() + " of "
                + notice.username() + "@" + notice.domain()));
        out.flush();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }
}
