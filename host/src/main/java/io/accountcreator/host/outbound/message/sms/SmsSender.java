package io.accountcreator.host.outbound.message.sms;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.PhoneNumbers;
import io.accountcreator.host.text.MessageTexts;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.spi.Settings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends codes by a provider's HTTP interface: one try, until it has accepted. No redirects are followed. */
public final class SmsSender implements MessageSender {
    private static final Logger LOG = System.getLogger(SmsSender.class.getName());
    private static final String GET = "GET";

    private final SmsConfig config;
    private final SmsText text;
    private final HttpClient http;
    private final Clock clock;

    SmsSender(SmsConfig config, SmsText text, HttpClient http, Clock clock) {
        this.clock = clock;
        this.config = config;
        this.text = text;
        this.http = http;
    }

    public static SmsSender from(Settings settings, MessageTexts texts, Duration deadline, Clock clock) {
        SmsConfig config = SmsConfig.from(settings, deadline);
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(config.timeout())
                .build();
        SmsText text = new SmsText(texts);
        text.warnOfLongOnes();
        return new SmsSender(config, text, http, clock);
    }

    @Override
    public void send(Message message) throws IOException {
        if (!PhoneNumbers.isE164(message.to())) {
            throw new IOException("the phone number is not in the international form");
        }
        Optional<MessageReference> reference =
                config.reports().map(reports -> reports.reference(message, clock.instant()));
        CompletableFuture<HttpResponse<String>> answer =
                http.sendAsync(request(message, reference), info -> new ShortAnswer());
        try {
            HttpResponse<String> response = answer.get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (!config.success().is(response.statusCode(), response.body())) {
                // The answer may quote the message.
                throw new IOException("the SMS gateway refused, HTTP status " + response.statusCode()
                        + errorCode(response.body(), message));
            }
            reference.ifPresent(accepted -> LOG.log(Level.INFO, "{0}: accepted", accepted.text()));
        } catch (TimeoutException e) {
            throw new IOException("the SMS gateway did not answer in time");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new IOException(
                    "the SMS gateway cannot be reached: " + cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the SMS gateway was asked");
        } finally {
            answer.cancel(true);
        }
    }

    private String errorCode(String answer, Message message) {
        return config.success()
                .errorCode(answer)
                // A gateway that quotes the message must not have its code logged.
                .filter(code ->
                        !code.contains(message.code().reveal()) && !message.to().contains(code))
                .map(code -> ", its code " + code)
                .orElse("");
    }

    private HttpRequest request(Message message, Optional<MessageReference> reference) throws IOException {
        Map<String, String> values = new HashMap<>(config.fixed());
        values.put("to", message.to());
        values.put("to-digits", message.to().substring(1));
        reference
                .flatMap(known -> config.reports().map(reports -> reports.url(known.sealed())))
                .ifPresent(address -> values.put("report-url", address));
        values.put("from", config.senders().to(message.to()));
        String words = text.write(message);
        values.put("text", words);
        values.put("encoding", config.encoding().of(words));
        try {
            String url = config.url().fill(values);
            String body = config.method().equals(GET) ? "" : config.body().fill(values);
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                    .method(
                            config.method(),
                            body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body, UTF_8));
            config.signature()
                    .ifPresent(signature ->
                            signature.headers(config.method(), url, body).forEach(request::header));
            config.headers().forEach((name, value) -> request.header(name, value.fill(values)));
            if (!config.method().equals(GET)) {
                request.header("Content-Type", config.contentType());
            }
            return request.build();
        } catch (IllegalArgumentException e) {
            // Its text would show address or header, and so the secret.
            throw new IOException("the settings of the SMS gateway make no request");
        }
    }
}
