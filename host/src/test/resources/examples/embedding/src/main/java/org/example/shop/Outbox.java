package org.example.shop;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;

/** Sends codes to people. */
@ApplicationScoped
public class Outbox implements MessageSender {
    @Override
    public void send(Message message) throws IOException {
        // message.channel(), to(), purpose(), code().reveal(), username(), domain(), language()
    }
}
