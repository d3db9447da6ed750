package io.accountcreator.host.memory;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Takes every message and sends none, where tests start the whole host; the codes can be had from here. */
@ApplicationScoped
public class AcceptingSender implements MessageSender {
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    @Override
    public void send(Message message) {
        codes.put(message.to(), message.code().reveal());
    }

    /** The newest code that went to a phone number or address, null if none did. */
    public String code(String to) {
        return codes.get(to);
    }
}
