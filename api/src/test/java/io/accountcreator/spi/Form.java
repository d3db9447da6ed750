package io.accountcreator.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.accountcreator.AccountCreator;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.UsernameStatus;

/** A creator that a test fills in, where no value may be refused. */
public final class Form {
    private final Accounts accounts;
    private final AccountCreator creator;

    Form(Accounts accounts, AccountCreator creator) {
        this.accounts = accounts;
        this.creator = creator;
    }

    public Form username(String value) {
        assertThat(creator.setUsername(value)).isEqualTo(UsernameStatus.OK);
        return this;
    }

    public Form password(String value) {
        assertThat(creator.setPassword(accounts.secret(value))).isEqualTo(PasswordStatus.OK);
        return this;
    }

    public Form newPassword(String value) {
        assertThat(creator.setNewPassword(accounts.secret(value))).isEqualTo(PasswordStatus.OK);
        return this;
    }

    public Form ha1(String value) {
        assertThat(creator.setHa1(accounts.secret(value))).isEqualTo(Ha1Status.OK);
        return this;
    }

    public Form newHa1(String value) {
        assertThat(creator.setNewHa1(accounts.secret(value))).isEqualTo(Ha1Status.OK);
        return this;
    }

    public Form phone(String value) {
        assertThat(creator.setPhoneNumber(value)).containsExactly(PhoneNumberStatus.OK);
        return this;
    }

    public Form email(String value) {
        assertThat(creator.setEmail(value)).isEqualTo(EmailStatus.OK);
        return this;
    }

    public Form domain(String value) {
        assertThat(creator.setDomain(value)).isEqualTo(DomainStatus.OK);
        return this;
    }

    public Form algorithm(String value) {
        assertThat(creator.setAlgorithm(value)).isEqualTo(AlgorithmStatus.OK);
        return this;
    }

    public Form code(String value) {
        assertThat(creator.setActivationCode(accounts.secret(value))).isEqualTo(ActivationCodeStatus.OK);
        return this;
    }

    public Form displayName(String value) {
        assertThat(creator.setDisplayName(value)).isEqualTo(UsernameStatus.OK);
        return this;
    }

    public Form language(String value) {
        assertThat(creator.setLanguage(value)).isEqualTo(LanguageStatus.OK);
        return this;
    }

    /**
     * Asks, and waits for the final status.
     *
     * @param operation what to ask; its provisional status has to be REQUEST_OK
     * @return what came of it
     */
    public Answer ask(Operation operation) {
        return accounts.ask(operation, creator);
    }

    /**
     * Asks for something that lacks an argument: provisional and final status have to say so.
     *
     * @param operation what to ask
     */
    public void askInVain(Operation operation) {
        accounts.askInVain(operation, creator);
    }
}
