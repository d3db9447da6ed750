package io.accountcreator.ldap.quota;

/**
 * How many codes have to be used, against SMS pumping: the attacker never enters the codes. Nobody could use the code of a
 * message that did not arrive, so these are left out; but no more of them than may stay unused anyway, as the report comes from a
 * carrier that may itself earn from the messages.
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
