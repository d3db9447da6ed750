package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.accountcreator.Algorithm;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class BackendContextTest {
    private static final Executor EXECUTOR = Runnable::run;

    @Test
    void contextShouldGiveItsParts() {
        Settings settings = Settings.of(Map.of());
        TestClock clock = new TestClock();
        TestCodes codes = new TestCodes();
        SentMessages sent = new SentMessages();

        BackendContext context = BackendContext.of(settings, EXECUTOR, clock, codes, sent);

        assertThat(context.settings()).isSameAs(settings);
        assertThat(context.executor()).isSameAs(EXECUTOR);
        assertThat(context.clock()).isSameAs(clock);
        assertThat(context.codes()).isSameAs(codes);
        assertThat(context.sender()).isSameAs(sent);
    }

    @Test
    void contextShouldHaveTheTimeAndCodesOfProductionUnlessGiven() {
        BackendContext context = BackendContext.of(Settings.of(Map.of()), EXECUTOR, new SentMessages());

        assertThat(context.clock()).isEqualTo(Clock.systemUTC());
        assertThat(context.codes().code(Message.Channel.SMS).reveal()).matches("[0-9]{4}");
        assertThat(context.codes().ha1(Algorithm.MD5))
                .isNotEqualTo(context.codes().ha1(Algorithm.MD5));
    }

    @Test
    void noSenderShouldAcceptNothing() {
        Message message = new Message(
                Message.Channel.SMS,
                "+33612345678",
                Message.Purpose.ACTIVATION,
                new TestCodes().code(Message.Channel.SMS),
                "bob",
                "sip.example.org",
                Algorithm.MD5,
                null);

        assertThatThrownBy(() -> MessageSender.none().send(message))
                .isInstanceOf(IOException.class)
                .hasMessage("no message sender is configured");
    }
}
