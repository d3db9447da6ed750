package io.accountcreator;

import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.Failure;
import io.accountcreator.status.Status;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has right after calling an operation.
 *
 * @param status the provisional status. REQUEST_OK and MISSING_ARGUMENTS: exactly one final status follows, to this stage
 *     first and then to observers. NOT_IMPLEMENTED_ERROR and REQUEST_FAILED: nothing follows, the stage is complete with
 *     the same status and no event is fired.
 * @param failure why, if the status is REQUEST_FAILED, else null
 * @param finalStatus completes with the final status, never exceptionally. When it does, the creator's fields already
 *     have what the final status changed.
 */
public record Submission(Status status, @Nullable Failure failure, CompletionStage<FinalStatus> finalStatus) {}
