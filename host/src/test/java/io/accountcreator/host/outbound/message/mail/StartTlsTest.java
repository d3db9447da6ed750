package io.accountcreator.host.outbound.message.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.accountcreator.spi.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTlsTest {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void aMailShouldBeHandedOverByTlsToAServerWhoseCertificateIsGood() throws Exception {
        try (StartTlsStub stub = new StartTlsStub(folder, "127.0.0.1")) {
            server(stub, stub.trust()).deliver(StartTlsTest::mail);

            assertThat(stub.said()).contains("MAIL FROM:<accounts@example.org>", "RCPT TO:<bob@example.org>", "hello");
        }
    }

    @Test
    void aServerWithTheCertificateOfAnotherShouldGetNothing() throws Exception {
        try (StartTlsStub stub = new StartTlsStub(folder, "192.0.2.1")) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> server(stub, stub.trust()).deliver(StartTlsTest::mail));

            assertThat(stub.said()).isEmpty();
        }
    }

    @Test
    void aServerThatNobodyTrustsShouldGetNothing() throws Exception {
        try (StartTlsStub stub = new StartTlsStub(folder, "127.0.0.1")) {
            assertThatExceptionOfType(MessagingException.class)
                    .isThrownBy(() -> server(stub, SSLContext.getDefault()).deliver(StartTlsTest::mail));

            assertThat(stub.said()).isEmpty();
        }
    }

    private SmtpServer server(StartTlsStub stub, SSLContext trust) {
        MailConfig config = MailConfig.from(
                Settings.of(Map.of(
                        "accountcreator.mail.host", "127.0.0.1",
                        "accountcreator.mail.port", String.valueOf(stub.port()),
                        "accountcreator.mail.tls", "starttls",
                        "accountcreator.mail.from", "accounts@example.org")),
                Duration.ofSeconds(10));
        return new SmtpServer(config, timer, trust.getSocketFactory());
    }

    private static MimeMessage mail(Session session) throws MessagingException {
        MimeMessage mail = new MimeMessage(session);
        mail.setRecipients(jakarta.mail.Message.RecipientType.TO, "bob@example.org");
        mail.setText("hello");
        return mail;
    }
}
