package io.accountcreator.host.access.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResponsePaddingTest {
    private static final int MOST = 2000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ResponsePadding padding =
            new ResponsePadding(new EnumerationProtection(true, Duration.ofMillis(100)), timer, Runnable::run);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    @Test
    void anAnswerShouldNotBeGivenBeforeItsTime() {
        CompletionStage<String> given = padding.keep(System.nanoTime(), CompletableFuture.completedFuture("answer"));

        assertThat(given.toCompletableFuture()).isNotCompleted();
        assertThat(given.toCompletableFuture().join()).isEqualTo("answer");
    }

    @Test
    void aFailureShouldBeGivenToo() {
        CompletionStage<String> given =
                padding.keep(System.nanoTime(), CompletableFuture.failedFuture(new IllegalStateException("broken")));

        assertThatThrownBy(() -> given.toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("broken");
    }

    @Test
    void nothingShouldBeKeptWhereEverythingIsTold() {
        CompletionStage<String> answer = CompletableFuture.completedFuture("answer");

        assertThat(new ResponsePadding(EnumerationProtection.OPEN, timer, Runnable::run)
                        .keep(System.nanoTime(), answer))
                .isSameAs(answer);
    }

    /** Whoever floods a host with questions must not fill its memory with answers. */
    @Test
    void itShouldBeFullWhenManyAnswersAreKeptAndNotAnyMoreWhenTheyWereGiven() throws Exception {
        CompletableFuture<String> end = new CompletableFuture<>();
        List<CompletableFuture<String>> given = new ArrayList<>();
        for (int i = 0; i < MOST; i++) {
            assertThat(padding.isFull()).isFalse();
            given.add(padding.keep(System.nanoTime(), end).toCompletableFuture());
        }
        assertThat(padding.isFull()).isTrue();

        end.complete("answer");
        CompletableFuture.allOf(given.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);

        assertThat(padding.isFull()).isFalse();
    }

    @Test
    void anAnswerShouldBeGivenAtOnceByAHostThatEnds() {
        timer.shutdownNow();

        assertThat(padding.keep(System.nanoTime(), CompletableFuture.completedFuture("answer"))
                        .toCompletableFuture())
                .isCompletedWithValue("answer");
    }
}
