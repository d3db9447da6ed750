package io.accountcreator.host.real;

import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes messages to a file for the test to read, a line each; refuses those numbers that the transcript's sender refused. */
final class FileSender implements MessageSender {
    private final Path file;

    FileSender(Path file) {
        this.file = file;
    }

    @Override
    public void send(Message message) throws IOException {
        if (message.to().equals("+33655566666") || message.to().startsWith("+1000555")) {
            throw new IOException("refused by the provider");
        }
        String line = message.to() + '\t' + message.code().reveal() + '\n';
        Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
