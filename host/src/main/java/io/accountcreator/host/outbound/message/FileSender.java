package io.accountcreator.host.outbound.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Notice;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;

/** Adds a line of JSON per message to a file that its owner alone can read; for trying out, as it shows secrets. */
final class FileSender implements MessageSender {
    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final Path file;
    private final Clock clock;
    private final Optional<ActivationLink> link;

    private FileSender(Path file, Clock clock, Optional<ActivationLink> link) {
        this.file = file;
        this.clock = clock;
        this.link = link;
    }

    static FileSender from(Settings settings, Clock clock) {
        String key = MessageSetting.SENDER_FILE.key();
        String expected = "a file that lines can be added to, for the sender file";
        Path path = settings.parse(key, expected, Path::of).orElseThrow(() -> new SettingException(key, expected));
        FileSender sender = new FileSender(path, clock, ActivationLink.from(settings));
        try {
            sender.add("");
        } catch (IOException e) {
            throw new SettingException(key, path.toString(), expected);
        }
        return sender;
    }

    @Override
    public void send(Message message) throws IOException {
        JsonObjectBuilder line = Json.createObjectBuilder()
                .add("time", clock.instant().toString())
                .add("channel", message.channel().name())
                .add("to", message.to())
                .add("purpose", message.purpose().name())
                .add("username", message.username())
                .add("domain", message.domain())
                .add("code", message.code().reveal());
        if (message.language() != null) {
            line.add("language", message.language());
        }
        link.flatMap(activation -> activation.of(message)).ifPresent(url -> line.add("link", url));
        add(line.build() + "\n");
    }

    @Override
    public void tell(Notice notice) throws IOException {
        JsonObjectBuilder line = Json.createObjectBuilder()
                .add("time", clock.instant().toString())
                .add("channel", Message.Channel.EMAIL.name())
                .add("to", notice.to())
                .add("notice", notice.change().name())
                .add("username", notice.username())
                .add("domain", notice.domain());
        if (notice.language() != null) {
            line.add("language", notice.language());
        }
        add(line.build() + "\n");
    }

    /** In one write to the end, so that lines of several hosts do not mix. */
    private synchronized void add(String line) throws IOException {
        try (SeekableByteChannel out = Files.newByteChannel(file, EnumSet.of(CREATE, WRITE, APPEND), OWNER_ONLY)) {
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        } catch (IOException e) {
            // Says which file, which is no business of whoever asked.
            throw new IOException("the file for messages cannot be written");
        }
    }
}
