package io.accountcreator.event;

import io.accountcreator.Field;
import io.accountcreator.spi.Operation;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a request ended: the event that observers receive once, in the place of the client library's callbacks. Immutable,
 * and free of secrets: who asked reads those from its creator.
 *
 * @param id number of the request, unique in its {@code AccountCreators}
 * @param operation what was asked
 * @param backend name of the service that answered
 * @param creatorId number of the creator that asked
 * @param username user name of the request, null if it had none
 * @param phone phone number of the request, null if it had none
 * @param domain domain of the request, null if it had none
 * @param clientAddress network address that the request came from, null if whoever asked did not say it
 * @param status the final status
 * @param failure why, if the status is REQUEST_FAILED, else null
 * @param response a text for people, null if there is none; never an HA1 or a code
 * @param changed the fields of the creator that changed, with their new values; {@code ***} for a secret one
 * @param duration from the call to the final status
 */
public record FinalStatus(
        long id,
        Operation operation,
        String backend,
        long creatorId,
        @Nullable String username,
        @Nullable String phone,
        @Nullable String domain,
        @Nullable String clientAddress,
        Status status,
        @Nullable Failure failure,
        @Nullable String response,
        Map<Field, String> changed,
        Duration duration) {}
