package io.accountcreator.spi;

import io.accountcreator.AccountCreator;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.status.Status;
import java.util.Objects;

/**
 * What came of an operation.
 *
 * @param end the final status
 * @param creator the creator that asked, with its changed fields
 */
public record Answer(FinalStatus end, AccountCreator creator) {
    /**
     * Gives the status.
     *
     * @return the final one
     */
    public Status status() {
        return end.status();
    }

    /**
     * Gives the HA1 that the caller has now.
     *
     * @return hexadecimal digits
     */
    public String ha1() {
        return Objects.requireNonNull(creator.ha1(), "HA1").reveal();
    }
}
