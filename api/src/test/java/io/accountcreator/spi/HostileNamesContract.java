package io.accountcreator.spi;

import static io.accountcreator.spi.Operation.ACTIVATE_ACCOUNT;
import static io.accountcreator.spi.Operation.DELETE_ACCOUNT;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_ACTIVATED;
import static io.accountcreator.spi.Operation.IS_ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_CREATED;
import static io.accountcreator.status.Status.ACCOUNT_EXIST;
import static io.accountcreator.status.Status.ACCOUNT_NOT_ACTIVATED;
import static io.accountcreator.status.Status.ACCOUNT_NOT_EXIST;
import static io.accountcreator.status.Status.REQUEST_OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.Algorithm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A user name is text: whatever it means elsewhere, it names one account to the letter. Blanks at an end or in a row are left
 * to the backend, as a directory does not count them, and so are whole SIP addresses.
 */
interface HostileNamesContract extends BackendFixture {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '§',
            value = {
                "%s*|%sbob",
                "*%s|x%s",
                ")(%s|%s",
                "*)(uid=%s*|%s",
                "*)(uid=*%s|%s",
                "\\2a%s|*%s",
                "%s\\|%s",
                "%s,ou=b|%s",
                "%s+b|%s",
                "%s+cn=b|%s",
                "%s;b|%s",
                "\"%s\"|%s",
                "#%s|%s",
                "zoé%s|zoe%s",
                "zoé%s|zoè%s",
                "<%s>&|&lt;%s&gt;&amp;",
                "<!--%s-->|%s",
                "%%s%s|%s",
                "../%s|%s",
                "😀%s|😁%s",
                "sip:%s|%s",
                "%s@elsewhere.example.org|%s"
            })
    default void nameShouldNameOneAccountToTheLetter(String template, String alike) {
        Accounts accounts = accounts();
        Person hostile = Person.named(template);
        Person other = Person.any();
        String own = hostile.email().substring(0, hostile.email().indexOf('@'));
        Person neighbour = other.withUsername(alike.formatted(own));

        assertThat(accounts.createByEmail(neighbour).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, hostile)).isEqualTo(ACCOUNT_NOT_EXIST);
        assertThat(accounts.createByEmail(hostile).status()).isEqualTo(ACCOUNT_CREATED);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, hostile)).isEqualTo(ACCOUNT_EXIST);

        Answer activated =
                accounts.of(hostile).code(accounts.code(hostile.email())).ask(ACTIVATE_ACCOUNT);
        assertThat(activated.status()).isEqualTo(ACCOUNT_ACTIVATED);
        assertThat(activated.ha1()).isEqualTo(hostile.ha1(Algorithm.MD5));
        assertThat(sent().last(hostile.email())).map(Message::username).hasValue(hostile.username());
        assertThat(accounts.statusOf(IS_ACCOUNT_ACTIVATED, neighbour)).isEqualTo(ACCOUNT_NOT_ACTIVATED);

        assertThat(accounts.of(hostile)
                        .password(hostile.password())
                        .ask(DELETE_ACCOUNT)
                        .status())
                .isEqualTo(REQUEST_OK);
        assertThat(accounts.statusOf(IS_ACCOUNT_EXIST, neighbour)).isEqualTo(ACCOUNT_EXIST);
    }
}
