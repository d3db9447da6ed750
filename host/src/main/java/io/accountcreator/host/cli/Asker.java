package io.accountcreator.host.cli;

import io.accountcreator.host.ask.Answer;
import io.accountcreator.host.ask.Question;
import io.accountcreator.host.ask.RefusedFieldException;

/** Who answers a command: the backend of this installation, or a host elsewhere. */
@FunctionalInterface
interface Asker {
    /**
     * Asks, and waits for the answer.
     *
     * @param question what to ask
     * @return the answer, whatever it is
     * @throws RefusedFieldException if a value cannot be taken
     * @throws CommandException if nobody answers, or not this question
     */
    Answer ask(Question question) throws RefusedFieldException, CommandException, InterruptedException;
}
