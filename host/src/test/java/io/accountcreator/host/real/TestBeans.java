package io.accountcreator.host.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.spi.CodeGenerator;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.TestCodes;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Puts clock, codes and sender of the test into a host that it started; an extension, as it lies in a jar of its own there.
 * That jar says in which folder the test moves the clock and finds what was sent.
 */
public final class TestBeans implements Extension {
    static final String FOLDER = "test-folder";

    /** A file of this name in that folder leaves the sender to the host's settings. */
    static final String OWN_SENDER = "own-sender";

    void add(@Observes AfterBeanDiscovery beans) throws IOException {
        Path folder = folder();
        beans.addBean()
                .types(Clock.class)
                .scope(Singleton.class)
                .createWith(context -> new FileClock(folder.resolve("clock")));
        beans.addBean().types(CodeGenerator.class).scope(Singleton.class).createWith(context -> TestCodes.forgetful());
        if (!Files.exists(folder.resolve(OWN_SENDER))) {
            beans.addBean()
                    .types(MessageSender.class)
                    .scope(Singleton.class)
                    .createWith(context -> new FileSender(folder.resolve("sent")));
        }
    }

    private static Path folder() throws IOException {
        try (InputStream in = TestBeans.class.getResourceAsStream("/" + FOLDER)) {
            return Path.of(new String(in.readAllBytes(), UTF_8));
        }
    }
}
