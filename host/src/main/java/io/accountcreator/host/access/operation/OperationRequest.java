package io.accountcreator.host.access.operation;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Algorithm;
import io.accountcreator.Submission;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An operation with the values of its fields. Immutable; values may be secrets, so it prints none.
 *
 * @param operation what is asked
 * @param values by field; none is empty
 */
public record OperationRequest(AskedOperation operation, Map<AccountField, String> values) {
    /**
     * Makes a request.
     *
     * @param operation what is asked
     * @param values by field
     */
    public OperationRequest {
        Map<AccountField, String> copy = new EnumMap<>(AccountField.class);
        copy.putAll(values);
        values = copy;
    }

    /**
     * Asks for whoever runs this program, by a creator of its own that is closed when the answer is made.
     *
     * @param creators make the creator
     * @param defaultAlgorithm algorithm of the settings, for a request that names none; null if there is none
     * @return completes with the answer, never with a status as an exception
     * @throws RefusedFieldException if a value cannot be taken; then nothing was asked
     */
    public CompletionStage<Answer> ask(AccountCreators creators, @Nullable Algorithm defaultAlgorithm)
            throws RefusedFieldException {
        AccountCreator creator = creators.newAccountCreator();
        boolean asked = false;
        try {
            fill(creator, defaultAlgorithm);
            Submission submission = operation.ask(creator);
            CompletionStage<Answer> answer = submission.finalStatus().thenApply(last -> {
                try {
                    return Answer.of(operation, submission.status(), last, creator);
                } finally {
                    creator.close();
                }
            });
            asked = true;
            return answer;
        } finally {
            if (!asked) {
                creator.close();
            }
        }
    }

    /**
     * Sets the fields of a creator.
     *
     * @param creator of this request alone
     * @param defaultAlgorithm algorithm of the settings, null if there is none
     * @throws RefusedFieldException if a value cannot be taken
     */
    public void fill(AccountCreator creator, @Nullable Algorithm defaultAlgorithm) throws RefusedFieldException {
        for (Map.Entry<AccountField, String> entry : values.entrySet()) {
            AccountField field = entry.getKey();
            String problem = field.set(creator, entry.getValue()).orElse(null);
            if (problem != null) {
                throw new RefusedFieldException(field, problem);
            }
        }
        Optional<String> problem =
                operation == AskedOperation.CREATE_ACCOUNT ? creator.newUsernameProblem() : Optional.empty();
        if (problem.isPresent()) {
            throw new RefusedFieldException(AccountField.USERNAME, problem.get());
        }
        Algorithm named = creator.algorithm() == null ? defaultAlgorithm : creator.algorithm();
        refuseUnfitting(AccountField.HA1, named);
        refuseUnfitting(AccountField.NEW_HA1, named);
        if (!Hashes.belongTogether(values.get(AccountField.HA1), values.get(AccountField.NEW_HA1))) {
            throw new RefusedFieldException(AccountField.NEW_HA1, "is of another algorithm than ha1");
        }
    }

    private void refuseUnfitting(AccountField field, @Nullable Algorithm named) throws RefusedFieldException {
        String hash = values.get(field);
        String problem = hash == null ? null : Hashes.problem(hash, named).orElse(null);
        if (problem != null) {
            throw new RefusedFieldException(field, problem);
        }
    }

    @Override
    public String toString() {
        return operation + " with " + values.keySet();
    }
}
