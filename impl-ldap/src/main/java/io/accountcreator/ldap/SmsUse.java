package io.accountcreator.ldap;

/**
 * How many codes have to be used: who makes us send messages for the money in them uses none.
 *
 * @param unused messages of a window that may stay without use, whatever the share
 * @param percent share of those beyond, whose codes have to be used; 0 for none
 */
record SmsUse(int unused, int percent) {
    private static final int WHOLE = 100;

    static final SmsUse ANY = new SmsUse(0, 0);

    boolean isEnough(SmsCount count) {
        return (long) count.used() * WHOLE >= (long) percent * (count.sent() - unused);
    }
}
