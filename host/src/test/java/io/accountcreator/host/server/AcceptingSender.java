package io.accountcreator.host.server;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes every message and sends none: the deployed tests get their codes with get_confirmation_key. */
@ApplicationScoped
public class AcceptingSender implements MessageSender {
    @Override
    public void send(Message message) {}
}
