package io.accountcreator.host.outbound.message;

import io.accountcreator.host.runtime.config.HostConfig;
import io.accountcreator.host.runtime.config.SenderChoice;
import io.accountcreator.host.runtime.config.SenderChoice.Kind;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sends for a command what a host would send by mail; made anew each time, as a command sends one mail or none.
 *
 * @param settings of the host
 */
public record CommandSender(Settings settings) implements MessageSender {
    @Override
    public void send(Message message) throws IOException {
        with(sender -> sender.send(message));
    }

    @Override
    public void tell(Notice notice) throws IOException {
        with(sender -> sender.tell(notice));
    }

    private void with(Sending sending) throws IOException {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try {
            HostConfig config = HostConfig.from(settings);
            SenderChoice mailOnly = new SenderChoice(config.sender().email(), Kind.NONE);
            sending.by(new Senders(settings, MessageTexts.from(settings), config.deadline(), timer, Clock.systemUTC())
                    .make(mailOnly));
        } finally {
            timer.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Sending {
        void by(MessageSender sender) throws IOException;
    }
}
