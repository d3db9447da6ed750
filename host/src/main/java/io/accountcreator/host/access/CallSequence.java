package io.accountcreator.host.access;

import io.accountcreator.AccountCreator;
import io.accountcreator.AccountCreators;
import io.accountcreator.Submission;
import io.accountcreator.event.FinalStatus;
import io.accountcreator.host.access.disclosure.ResponsePadding;
import io.accountcreator.spi.Operation;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The way of every call of an operation, whatever entry point it came in by: its limits are checked, and that there is room for
 * its answer; a creator of its own is filled, asked once, and closed when the answer is made; the answer is padded. Thread-safe.
 */
public final class CallSequence {
    private final AccountCreators creators;
    private final AccessControl access;
    private final ResponsePadding padding;

    /**
     * Makes it.
     *
     * @param creators make a creator for each call
     * @param access counts the calls of each client
     * @param padding keeps answers to strangers back
     */
    public CallSequence(AccountCreators creators, AccessControl access, ResponsePadding padding) {
        this.creators = creators;
        this.access = access;
        this.padding = padding;
    }

    /**
     * What entry points differ in. It is used for one call.
     *
     * @param <R> what is answered
     * @param <X> what is thrown if the fields or the credentials of a call are refused
     */
    public interface Call<R, X extends Exception> {
        /** Gives what is asked, which decides about the limits. */
        Operation operation();

        /** Gives where the call came from, null if that is not known. */
        @Nullable
        InetAddress client();

        /** Says whether one of the operator's own programs asks, which may ask for many people: no limits, no padding. */
        default boolean isTrusted() {
            return false;
        }

        /** Answers a client that asks too often. */
        R tooMany(Duration wait);

        /** Answers when too many answers are kept back. */
        R noRoom();

        /** Sets the fields of the creator, and checks the credentials of the call. */
        void prepare(AccountCreator creator) throws X;

        /** Asks the operation, once. */
        Submission ask(AccountCreator creator);

        /** Makes the answer; the creator is still open. */
        R answer(AccountCreator creator, Submission submission, FinalStatus status);
    }

    /**
     * Carries a call out.
     *
     * @param call what is asked, and how it is answered
     * @param <R> what is answered
     * @param <X> what the call throws if its fields or credentials are refused
     * @return the answer, at once or when it may be given
     * @throws X as {@link Call#prepare} does; then nothing was asked
     */
    public <R, X extends Exception> CompletionStage<R> carryOut(Call<R, X> call) throws X {
        if (!call.isTrusted()) {
            Optional<Duration> wait = access.refuse(call.operation(), call.client());
            if (wait.isPresent()) {
                return CompletableFuture.completedFuture(call.tooMany(wait.get()));
            }
            if (padding.isFull()) {
                return CompletableFuture.completedFuture(call.noRoom());
            }
        }
        long begin = System.nanoTime();
        CompletionStage<R> answer = ask(call);
        return call.isTrusted() ? answer : padding.keep(begin, answer);
    }

    private <R, X extends Exception> CompletionStage<R> ask(Call<R, X> call) throws X {
        AccountCreator creator = creators.newAccountCreator();
        boolean asked = false;
        try {
            creator.setClientAddress(call.client());
            call.prepare(creator);
            Submission submission = call.ask(creator);
            asked = true;
            return submission
                    .finalStatus()
                    .thenApply(status -> call.answer(creator, submission, status))
                    .whenComplete((answer, thrown) -> creator.close());
        } finally {
            if (!asked) {
                creator.close();
            }
        }
    }
}
