package io.accountcreator.host.outbound.message;

import io.accountcreator.Algorithm;
import io.accountcreator.Secret;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.TestCodes;

/** Messages to send. */
public final class Messages {
    public static final String CODE =
            new TestCodes().code(Message.Channel.EMAIL).reveal();
    public static final String PHONE = "+33612345678";

    private Messages() {}

    public static Message sms(Message.Purpose purpose, String language, String to) {
        return message(Message.Channel.SMS, to, purpose, "bob", language);
    }

    public static Message mail(Message.Purpose purpose, String language, String to, String username) {
        return message(Message.Channel.EMAIL, to, purpose, username, language);
    }

    private static Message message(
            Message.Channel channel, String to, Message.Purpose purpose, String username, String language) {
        return new Message(
                channel, to, purpose, Secret.of(CODE), username, "sip.example.org", Algorithm.SHA_256, language);
    }
}
