package io.accountcreator.ldap.quota;

import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_TOO_MANY_REQUESTS;
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

/** Sends a code, after counting it: text messages cost money, and nobody is to be buried in mails. */
public final class Delivery {
    private static final Logger LOG = System.getLogger(Delivery.class.getName());

    private final MessageBudget sms;
    private final MessageBudget mails;
    private final MessageSender sender;

    public Delivery(MessageBudget sms, MessageBudget mails, MessageSender sender) {
        this.sms = sms;
        this.mails = mails;
        this.sender = sender;
    }

    /** Notes that somebody has used a code. */
    public void used(String target) {
        (PhoneNumbers.isE164(target) ? sms : mails).used(target);
    }

    /** Notes that a text message did not arrive. */
    public void undelivered(String phone) throws LDAPException {
        sms.undelivered(phone);
    }

    /** Tries once; empty if the message was accepted, else why not. */
    public Optional<Status> send(Message message) throws LDAPException {
        boolean bySms = message.channel() == Channel.SMS;
        if (!(bySms ? sms : mails).spend(message.to())) {
            return Optional.of(bySms ? PHONE_NUMBER_OVERUSED : REQUEST_TOO_MANY_REQUESTS);
        }
        try {
            sender.send(message);
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "{0} of {1} not sent: {2}", message.channel(), message.purpose(), e.getMessage());
            return Optional.of(bySms ? PHONE_NUMBER_INVALID : SERVER_ERROR);
        }
    }
}
