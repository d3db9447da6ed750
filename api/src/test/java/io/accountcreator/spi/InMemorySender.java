package io.accountcreator.spi;

import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_OK;

import io.accountcreator.Secret;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.Message.Purpose;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Sends the codes of the in-memory backend, within the limit of each phone number. Thread-safe. */
final class InMemorySender {
    private final Clock clock;
    private final MessageSender sender;
    private final InMemoryBackend.Limits limits;
    private final Map<String, Window> windows = new ConcurrentHashMap<>();

    InMemorySender(Clock clock, MessageSender sender, InMemoryBackend.Limits limits) {
        this.clock = clock;
        this.sender = sender;
        this.limits = limits;
    }

    /** Answers REQUEST_OK, PHONE_NUMBER_OVERUSED, PHONE_NUMBER_INVALID, or for a refused mail the status given. */
    Status send(AccountRequest request, InMemoryAccount account, Purpose purpose, Secret code, Status mailRefused) {
        String phone = request.phone();
        if (phone != null && countSms(phone) > limits.smsLimit()) {
            return PHONE_NUMBER_OVERUSED;
        }
        try {
            sender.send(new Message(
                    phone != null ? Channel.SMS : Channel.EMAIL,
                    phone != null ? phone : String.valueOf(request.email()),
                    purpose,
                    code,
                    account.username,
                    account.domain,
                    request.effectiveAlgorithm(),
                    request.language()));
            return REQUEST_OK;
        } catch (IOException e) {
            return phone != null ? PHONE_NUMBER_INVALID : mailRefused;
        }
    }

    private int countSms(String phone) {
        Instant now = clock.instant();
        return windows.compute(
                        phone,
                        (key, window) -> window == null || !now.isBefore(window.begin.plus(limits.smsWindow()))
                                ? new Window(now, 1)
                                : new Window(window.begin, window.count + 1))
                .count;
    }

    private record Window(Instant begin, int count) {}
}
