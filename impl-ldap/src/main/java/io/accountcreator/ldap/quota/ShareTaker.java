package io.accountcreator.ldap.quota;

import com.unboundid.ldap.sdk.LDAPException;
import io.accountcreator.event.MessagesStopped.Reason;
import java.util.Deque;

/**
 * Takes a message of a share, and tells the operator when there is none.
 *
 * @param warnings tells it
 * @param unused messages of a window whose codes may stay unused
 */
record ShareTaker(SmsWarnings warnings, int unused) {
    /**
     * Takes one.
     *
     * @param spent what is told if the share is used up
     * @param undo gets what gives it back
     * @return false if there is none
     */
    boolean take(SmsShare share, Reason spent, Deque<Runnable> undo) throws LDAPException {
        SmsShare.Taken taken = share.take();
        if (taken.any()) {
            undo.push(() -> share.giveBack(taken));
            warnings.goneOn(share.numbers());
            return true;
        }
        switch (taken.decision()) {
            case UNUSED -> warnings.stopped(Reason.UNUSED_CODES, share.numbers(), unused);
            case UNDELIVERED -> warnings.stopped(Reason.UNDELIVERED, share.numbers(), unused);
            default -> warnings.stopped(spent, share.numbers(), share.most());
        }
        return false;
    }
}
