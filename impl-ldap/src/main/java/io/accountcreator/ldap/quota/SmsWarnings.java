package io.accountcreator.ldap.quota;

import io.accountcreator.event.MessagesStopped;
import io.accountcreator.event.MessagesStopped.Reason;
import io.accountcreator.ldap.config.LdapConfig;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Tells the operator when messages are stopped: once until they go on, for a log that anybody can fill is of no use. */
public final class SmsWarnings {
    private static final Logger LOG = System.getLogger(SmsWarnings.class.getName());

    /** There are that many calling codes; of ranges nobody needs to hear more in a day. */
    private static final int MOST = 1000;

    private final Duration window;
    private final Consumer<MessagesStopped> observers;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    public SmsWarnings(Duration window, Consumer<MessagesStopped> observers) {
        this.window = window;
        this.observers = observers;
    }

    void stopped(Reason reason, String numbers, int limit) {
        if (told.size() >= MOST) {
            told.clear();
        }
        if (told.add(numbers)) {
            MessagesStopped event = new MessagesStopped(LdapConfig.BACKEND, reason, numbers, limit, window);
            LOG.log(Level.WARNING, event.text());
            observers.accept(event);
        }
    }

    void goneOn(String numbers) {
        told.remove(numbers);
    }
}
