package io.accountcreator;

import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Completion;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.spi.UniformService;
import io.accountcreator.status.Status;

/** Stands in for a service that is not to be asked for a message to a phone number. */
final class RefusedNumber extends UniformService {
    private final String name;
    private final String reason;

    /**
     * Makes the stand-in.
     *
     * @param name of the service
     * @param reason for people
     */
    RefusedNumber(String name, String reason) {
        this.name = name;
        this.reason = reason;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    protected Status call(Operation operation, AccountRequest request, Completion completion) {
        completion.complete(Outcome.of(Status.PHONE_NUMBER_INVALID).withResponse(reason));
        return Status.REQUEST_OK;
    }
}
