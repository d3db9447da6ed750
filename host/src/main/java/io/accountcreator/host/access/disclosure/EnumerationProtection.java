package io.accountcreator.host.access.disclosure;

import static io.accountcreator.status.Status.ACCOUNT_ALREADY_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_EXIST_WITH_ALIAS;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_LINKED;
import static io.accountcreator.status.Status.ALIAS_EXIST;
import static io.accountcreator.status.Status.ALIAS_IS_ACCOUNT;
import static io.accountcreator.status.Status.ALIAS_NOT_EXIST;
import static io.accountcreator.status.Status.PHONE_NUMBER_INVALID;
import static io.accountcreator.status.Status.PHONE_NUMBER_OVERUSED;
import static io.accountcreator.status.Status.REQUEST_NOT_AUTHORIZED;
import static io.accountcreator.status.Status.REQUEST_OK;
import static io.accountcreator.status.Status.REQUEST_TOO_MANY_REQUESTS;
import static io.accountcreator.status.Status.SERVER_ERROR;
import static io.accountcreator.status.Status.WRONG_ACTIVATION_CODE;

import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What strangers are told of whether accounts exist. Open, they are told what the apps want to know. Strict, they are told the
 * same of accounts that exist and of those that do not, and not before time is up; the documentation says what can still
 * be seen. Outages are told in both. Immutable.
 *
 * @param strict whether nothing is told
 * @param pad answers are given when this time, or a multiple of it, has passed
 */
public record EnumerationProtection(boolean strict, Duration pad) {
    /** Tells everything, at once. */
    public static final EnumerationProtection OPEN = new EnumerationProtection(false, Duration.ZERO);

    private static final String MODE = "accountcreator.enumeration";
    private static final String PAD = "accountcreator.enumeration.pad";
    private static final Duration USUAL_PAD = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAD = Duration.ofMinutes(1);
    private static final Map<Operation, Same> SAME = new EnumMap<>(Operation.class);

    /** Of the operations that take a password: whatever the reason, it was not the right one. */
    private static final Same WRONG_PASSWORD =
            new Same(REQUEST_NOT_AUTHORIZED, Set.of(ACCOUNT_NOT_EXIST, ACCOUNT_NOT_ACTIVATED));

    static {
        // An unknown name, or a number that is nobody's, is what it looks like.
        same(Operation.IS_ACCOUNT_EXIST, ACCOUNT_NOT_EXIST, ACCOUNT_EXIST, ACCOUNT_EXIST_WITH_ALIAS);
        same(Operation.IS_ALIAS_USED, ALIAS_NOT_EXIST, ALIAS_EXIST, ALIAS_IS_ACCOUNT);
        same(Operation.IS_ACCOUNT_ACTIVATED, ACCOUNT_NOT_ACTIVATED, ACCOUNT_NOT_EXIST);
        same(Operation.IS_ACCOUNT_LINKED, ACCOUNT_NOT_LINKED, ACCOUNT_NOT_EXIST);
        // Messages: only where there is an account, or none yet, is one sent, and can that fail.
        same(
                Operation.CREATE_ACCOUNT,
                ACCOUNT_CREATED,
                ACCOUNT_EXIST,
                ACCOUNT_EXIST_WITH_ALIAS,
                ACCOUNT_NOT_CREATED,
                PHONE_NUMBER_OVERUSED,
                PHONE_NUMBER_INVALID);
        same(
                Operation.RECOVER_ACCOUNT,
                REQUEST_OK,
                ACCOUNT_NOT_EXIST,
                ACCOUNT_NOT_ACTIVATED,
                SERVER_ERROR,
                REQUEST_TOO_MANY_REQUESTS,
                PHONE_NUMBER_OVERUSED,
                PHONE_NUMBER_INVALID);
        same(
                Operation.LINK_ACCOUNT,
                REQUEST_OK,
                ACCOUNT_NOT_EXIST,
                ACCOUNT_NOT_ACTIVATED,
                ACCOUNT_NOT_LINKED,
                ACCOUNT_EXIST_WITH_ALIAS,
                SERVER_ERROR,
                PHONE_NUMBER_OVERUSED,
                PHONE_NUMBER_INVALID);
        // Codes: whatever the reason, it was not the right one.
        same(
                Operation.ACTIVATE_ACCOUNT,
                WRONG_ACTIVATION_CODE,
                ACCOUNT_NOT_EXIST,
                ACCOUNT_ALREADY_ACTIVATED,
                ACCOUNT_NOT_ACTIVATED);
        same(Operation.LOGIN_LINPHONE_ACCOUNT, WRONG_ACTIVATION_CODE, ACCOUNT_NOT_EXIST, ACCOUNT_NOT_ACTIVATED);
    }

    private record Same(Status told, Set<Status> hidden) {}

    private static void same(Operation operation, Status told, Status... hidden) {
        SAME.put(operation, new Same(told, Set.of(hidden)));
    }

    /**
     * Reads the settings {@code accountcreator.enumeration} and {@code accountcreator.enumeration.pad}.
     *
     * @param settings where to read
     * @return open if nothing is set
     * @throws SettingException if a value is bad
     */
    public static EnumerationProtection from(Settings settings) {
        boolean strict =
                settings.oneOf(MODE, "open", "strict").filter("strict"::equals).isPresent();
        Duration pad = settings.duration(PAD).orElse(USUAL_PAD);
        if (pad.isZero() || pad.compareTo(LONGEST_PAD) > 0) {
            throw new SettingException(PAD, pad.toString(), "a duration of at most " + LONGEST_PAD);
        }
        return strict ? new EnumerationProtection(true, pad) : OPEN;
    }

    /**
     * Gives the status that a stranger is told.
     *
     * @param operation what was asked
     * @param status how it ended
     * @param refused whether the phone number is refused whatever account has it, which may be told
     * @return the status, or the one that an account that does not exist would give
     */
    public Status told(Operation operation, Status status, boolean refused) {
        Same same = SAME.getOrDefault(operation, WRONG_PASSWORD);
        if (!strict || !same.hidden().contains(status)) {
            return status;
        }
        return refused && status == PHONE_NUMBER_INVALID ? status : same.told();
    }

    /**
     * Says how long an answer that is there has to wait.
     *
     * @param passed since the request came in
     * @return until the next multiple of the pad; zero if everything is told
     */
    public Duration wait(Duration passed) {
        return strict ? pad.minusNanos(passed.toNanos() % pad.toNanos()) : Duration.ZERO;
    }
}
