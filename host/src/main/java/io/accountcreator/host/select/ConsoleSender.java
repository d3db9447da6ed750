package io.accountcreator.host.select;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import java.io.PrintStream;

/** Prints codes for whoever tries the host out; chosen by setting only, as it shows secrets. */
final class ConsoleSender implements MessageSender {
    private final PrintStream out;

    ConsoleSender(PrintStream out) {
        this.out = out;
    }

    /** The sender that the setting names. */
    static MessageSender of(HostConfig.Sender sender) {
        return switch (sender) {
            case CONSOLE -> new ConsoleSender(System.out);
            case NONE -> MessageSender.none();
        };
    }

    @Override
    public void send(Message message) {
        out.println(oneLine("account-creator: " + message.channel() + " to " + message.to() + ": "
                + message.purpose() + " code of " + message.username() + "@" + message.domain() + " is "
                + message.code().reveal()));
        out.flush();
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]", " ");
    }
}
