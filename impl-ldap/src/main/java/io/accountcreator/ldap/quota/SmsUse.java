package io.accountcreator.ldap.quota;

/**
 * How many codes have to be used: who makes us send messages for the money in them uses none. Of messages that did not arrive
 * nobody could use the code, so they are left out; but no more of them than may stay without use anyway, as a report is the word
 * of a carrier that may earn by the messages itself.
 *
 * @param unused messages of a window that may stay without use, whatever the share
 * @param percent share of those beyond, whose codes have to be used; 0 for none
 */
record SmsUse(int unused, int percent) {
    private static final int WHOLE = 100;

    static final SmsUse ANY = new SmsUse(0, 0);

    boolean isEnough(SmsCount count) {
        int arrived = count.sent() - Math.min(count.undelivered(), unused);
        return (long) count.used() * WHOLE >= (long) percent * (arrived - unused);
    }

    /** Whether as many messages did not arrive as are left out at most. */
    boolean isOutage(SmsCount count) {
        return count.undelivered() >= unused;
    }
}
