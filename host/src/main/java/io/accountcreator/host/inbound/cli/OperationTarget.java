package io.accountcreator.host.inbound.cli;

import io.accountcreator.host.access.operation.Answer;
import io.accountcreator.host.access.operation.OperationRequest;
import io.accountcreator.host.access.operation.RefusedFieldException;

/** Who answers a command: the backend of this installation, or a host elsewhere. */
@FunctionalInterface
interface OperationTarget {
    /**
     * Asks, and waits for the answer.
     *
     * @param request what to ask
     * @return the answer, whatever it is
     * @throws RefusedFieldException if a value cannot be taken
     * @throws CommandException if nobody answers, or not this question
     */
    Answer ask(OperationRequest request) throws RefusedFieldException, CommandException, InterruptedException;
}
