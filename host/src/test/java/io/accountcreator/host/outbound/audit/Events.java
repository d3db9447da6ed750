package io.accountcreator.host.outbound.audit;

import io.accountcreator.Field;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;

/** Final statuses to be told of. */
public final class Events {
    private Events() {}

    /** The end of a request about {@code bob@sip.example.org}. */
    public static FinalStatus bob() {
        return ended("ldap", "Bob", "+33612345678", "sip.example.org", "192.0.2.77", null);
    }

    static FinalStatus ended(
            String backend, String username, String phone, String domain, String address, Failure failure) {
        return new FinalStatus(
                7,
                Operation.RECOVER_ACCOUNT,
                backend,
                3,
                username,
                phone,
                domain,
                address,
                Status.REQUEST_OK,
                failure,
                "text of the backend",
                Map.of(Field.ACTIVATION_CODE, "***"),
                Duration.ofMillis(12));
    }
}
