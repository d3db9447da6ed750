package io.accountcreator.host.outbound.message;

import io.accountcreator.host.outbound.message.mail.MailSender;
import io.accountcreator.host.outbound.message.sms.SmsSender;
import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.runtime.config.SenderChoice;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Makes the senders that the settings choose. */
public final class Senders {
    private final Settings settings;
    private final MessageTexts texts;
    private final Duration deadline;
    private final ScheduledExecutorService timer;
    private final Clock clock;

    /**
     * Takes what senders are made of.
     *
     * @param settings where they are chosen and set up
     * @param texts what they write
     * @param deadline how long a request may take; sending takes less
     * @param timer ends what takes longer
     * @param clock dates messages
     */
    public Senders(
            Settings settings, MessageTexts texts, Duration deadline, ScheduledExecutorService timer, Clock clock) {
        this.settings = settings;
        this.texts = texts;
        this.deadline = deadline;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Makes the sender.
     *
     * @param choice which kinds
     * @return one that carries messages by their channel
     * @throws SettingException if a chosen kind cannot be made with its settings
     */
    public MessageSender make(SenderChoice choice) {
        boolean one = choice.sms() == choice.email() && choice.sms() != SenderChoice.Kind.NONE;
        MessageSender email = make(choice.email(), MessageSetting.SENDER_EMAIL);
        MessageSender sms = one ? email : make(choice.sms(), MessageSetting.SENDER_SMS);
        return new ByChannel(email, sms);
    }

    /** Carries codes by their channel, and notices by mail. */
    private record ByChannel(MessageSender email, MessageSender sms) implements MessageSender {
        @Override
        public void send(Message message) throws IOException {
            (message.channel() == Message.Channel.EMAIL ? email : sms).send(message);
        }

        @Override
        public void tell(Notice notice) throws IOException {
            email.tell(notice);
        }
    }

    /** Accepts nothing, and says which setting would change that. */
    private record NoSender(MessageSetting setting) implements MessageSender {
        @Override
        public void send(Message message) throws IOException {
            throw none();
        }

        @Override
        public void tell(Notice notice) throws IOException {
            throw none();
        }

        private IOException none() {
            return new IOException("nothing sends such messages: set " + setting.key() + ", or "
                    + MessageSetting.SENDER.key() + " for both kinds");
        }
    }

    private MessageSender make(SenderChoice.Kind kind, MessageSetting setting) {
        return switch (kind) {
            case NONE -> new NoSender(setting);
            case CONSOLE -> new ConsoleSender(System.out, ActivationLink.from(settings));
            case FILE -> FileSender.from(settings, clock);
            case SMTP -> MailSender.from(settings, texts, deadline, timer, clock);
            case HTTP -> SmsSender.from(settings, texts, deadline, clock);
        };
    }
}
