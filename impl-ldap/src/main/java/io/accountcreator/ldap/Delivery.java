package io.accountcreator.ldap;

import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.SERVER_ERROR;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.PhoneNumbers;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.Message.Channel;
import io.accountcreator.spi.MessageSender;
import io.accountcreator.status.Status;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;

/** Sends a code, after counting it where it costs money. */
final class Delivery {
    private static final Logger LOG = System.getLogger(Delivery.class.getName());

    private final SmsBudget budget;
    private final MessageSender sender;

    Delivery(SmsBudget budget, MessageSender sender) {
        this.budget = budget;
        this.sender = sender;
    }

    /** Notes that somebody has used a code. */
    void used(String target) {
        if (PhoneNumbers.isE164(target)) {
            budget.used(target);
        }
    }

    /** Tries once; empty if the message was accepted, else why not. */
    Optional<Status> send(Message message) throws LDAPException {
        boolean sms = message.channel() == Channel.SMS;
        if (sms && !budget.spend(message.to())) {
            return Optional.of(PHONE_NUMBER_OVERUSED);
        }
        try {
            sender.send(message);
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} of {1} not sent: {2}", message.channel(), message.purpose(), e.getMessage());
            return Optional.of(sms ? PHONE_NUMBER_INVALID : SERVER_ERROR);
        }
    }
}
