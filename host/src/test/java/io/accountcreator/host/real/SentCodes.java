package io.accountcreator.host.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The codes that a host with {@link TestBeans} has sent, read from the folder of the test. */
public final class SentCodes {
    private final Path file;

    public SentCodes(Path folder) {
        file = folder.resolve("sent");
    }

    /** The newest code that went to a phone number or address. */
    public String code(String to) {
        return sent().stream()
                .filter(line -> line[0].equals(to))
                .reduce((older, newer) -> newer)
                .orElseThrow(() -> new AssertionError("nothing was sent to " + to))[1];
    }

    /** The newest code that went to anybody. */
    public String lastCode() {
        List<String[]> sent = sent();
        return sent.get(sent.size() - 1)[1];
    }

    private List<String[]> sent() {
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
