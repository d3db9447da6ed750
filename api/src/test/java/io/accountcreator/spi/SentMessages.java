package io.accountcreator.spi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Keeps messages in place of sending them, and refuses those that it is told to refuse. Thread-safe. */
public final class SentMessages implements MessageSender {
    private final List<Message> accepted = new CopyOnWriteArrayList<>();
    private final List<Notice> notices = new CopyOnWriteArrayList<>();
    private volatile boolean refusesNotices;
    private volatile Predicate<Message> refused = message -> false;

    @Override
    public void send(Message message) throws IOException {
        if (refused.test(message)) {
            throw new IOException("refused");
        }
        accepted.add(message);
    }

    @Override
    public void tell(Notice notice) throws IOException {
        if (refusesNotices) {
            throw new IOException("refused");
        }
        notices.add(notice);
    }

    /** Refuses notices from now on. */
    public void failForNotices() {
        refusesNotices = true;
    }

    /**
     * Gives the notices that were accepted.
     *
     * @return oldest first
     */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /**
     * Refuses messages from now on.
     *
     * @param which true for a message to refuse
     */
    public void failFor(Predicate<Message> which) {
        refused = which;
    }

    /**
     * Refuses messages to one phone number or address from now on, and no others.
     *
     * @param to phone number or e-mail address
     */
    public void failFor(String to) {
        failFor(message -> message.to().equals(to));
    }

    /** Accepts every message again. */
    public void failForNone() {
        failFor(message -> false);
    }

    /**
     * Gives the messages that were accepted.
     *
     * @return oldest first
     */
    public List<Message> all() {
        return List.copyOf(accepted);
    }

    /**
     * Gives the messages that were accepted for one receiver.
     *
     * @param to phone number or e-mail address
     * @return oldest first
     */
    public List<Message> to(String to) {
        return accepted.stream().filter(message -> message.to().equals(to)).toList();
    }

    /**
     * Gives the newest message to one receiver.
     *
     * @param to phone number or e-mail address
     * @return empty if there is none
     */
    public Optional<Message> last(String to) {
        return to(to).stream().reduce((older, newer) -> newer);
    }
}
