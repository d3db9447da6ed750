package io.accountcreator.ldap.reconciliation;

/**
 * What a run of the {@link Reconciler} did, or would do.
 *
 * @param reservations removed: their account does not know of them
 * @param numbers taken from accounts: another account owns them
 * @param shared e-mail addresses that another account owns; they stay, or nobody could recover the account
 * @param restored reservations of numbers and addresses that an account has and nobody owned
 * @param unconfirmed accounts removed that nobody confirmed
 * @param tombstones removed after their time
 * @param counters of messages removed, whose window was over
 */
public record Reconciliation(
        int reservations, int numbers, int shared, int restored, int unconfirmed, int tombstones, int counters) {
    public static final Reconciliation NOTHING = new Reconciliation(0, 0, 0, 0, 0, 0, 0);

    Reconciliation plus(Reconciliation other) {
        return new Reconciliation(
                reservations + other.reservations,
                numbers + other.numbers,
                shared + other.shared,
                restored + other.restored,
                unconfirmed + other.unconfirmed,
                tombstones + other.tombstones,
                counters + other.counters);
    }

    /** Whether anything was, or would be, done. */
    boolean changes() {
        return reservations + numbers + restored + unconfirmed + tombstones + counters > 0;
    }

    @Override
    public String toString() {
        return reservations + " reservations without an account, " + numbers + " numbers of other accounts, "
                + (shared == 0 ? "" : shared + " e-mail addresses of other accounts (left), ") + restored
                + " lost reservations, " + unconfirmed + " unconfirmed accounts, " + tombstones + " tombstones, "
                + counters
                + " counters";
    }
}
