package io.accountcreator.host.memory;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes every message and sends none, where tests start the whole host and need no codes. */
@ApplicationScoped
public class AcceptingSender implements MessageSender {
    @Override
    public void send(Message message) {}
}
