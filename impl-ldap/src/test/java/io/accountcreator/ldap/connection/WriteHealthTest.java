package io.accountcreator.ldap.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteHealthTest {
    private final AtomicLong nanos = new AtomicLong();
    private final WriteHealth writes = new WriteHealth(nanos::get);

    private void fails(String kind, int code) {
        writes.failed(kind, new LDAPException(ResultCode.valueOf(code), "text of the server"));
    }

    @ParameterizedTest
    @ValueSource(ints = {53, 10, 80, 11, 52, 50})
    void reasonShouldBeGivenWhenADirectoryTakesNoAdd(int code) {
        fails("sipAccount", code);

        assertThat(writes.reason()).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith("questions are answered, but")
                .doesNotContain("text of the server"));
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 20, 21, 32, 65, 68, 122, 91, 81, 85, 51})
    void reasonShouldNotBeGivenForWhatIsAboutTheEntryOrTheConnection(int code) {
        fails("sipAccount", code);

        assertThat(writes.reason()).isEmpty();
    }

    @Test
    void changeThatIsNotAllowedShouldSayNothingAboutOthers() {
        fails(WriteHealth.CHANGE, 50);

        assertThat(writes.reason()).isEmpty();
    }

    @Test
    void smallChangeShouldNotHideThatAccountsCannotBeAdded() {
        fails("sipAccount", 80);
        writes.done(WriteHealth.CHANGE);
        writes.done("sipAlias");

        assertThat(writes.reason()).isPresent();
        writes.done("sipAccount");
        assertThat(writes.reason()).isEmpty();
    }

    @Test
    void anyWriteShouldEndItWhenAChangeWasRefused() {
        fails(WriteHealth.CHANGE, 53);
        writes.done("sipSmsCounter");

        assertThat(writes.reason()).isEmpty();
    }

    @Test
    void testShouldBeWantedOnceInAWhileAndOnlyWhileDegraded() {
        assertThat(writes.wantsTest()).isFalse();
        fails("sipAccount", 53);
        assertThat(writes.wantsTest()).isFalse();
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(writes.wantsTest()).isTrue();
        assertThat(writes.wantsTest()).isFalse();
        writes.tested();
        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(writes.wantsTest()).isFalse();
    }
}
