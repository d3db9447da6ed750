package io.accountcreator;

import io.accountcreator.spi.AccountCreatorService;
import io.accountcreator.spi.AccountRequest;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.Outcome;
import io.accountcreator.status.ActivationCodeStatus;
import io.accountcreator.status.AlgorithmStatus;
import io.accountcreator.status.DomainStatus;
import io.accountcreator.status.EmailStatus;
import io.accountcreator.status.Ha1Status;
import io.accountcreator.status.LanguageStatus;
import io.accountcreator.status.PasswordStatus;
import io.accountcreator.status.PhoneNumberStatus;
import io.accountcreator.status.Status;
import io.accountcreator.status.TransportStatus;
import io.accountcreator.status.UsernameStatus;
import java.net.InetAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a caller fills in, and whose operations it calls: the fields of one account, after {@code LinphoneAccountCreator} of
 * the client library. Setters answer the status of the field and keep a refused value out; null clears a field.
 *
 * <p>For one thread at a time. A final status changes fields from another thread, before anyone is told; that is safe to
 * read after it. An operation takes a snapshot, so fields may be changed while it is under way.
 */
public final class AccountCreator implements AutoCloseable {
    private final AccountCreators creators;
    private final AccountCreatorService service;

    /** Asked for once, while a service that cannot tell it does no harm yet. */
    private final String serviceName;

    private final AccountRules rules;
    private final long id;
    private final @Nullable String serviceUrl;

    private @Nullable String username;
    private @Nullable Secret password;
    private @Nullable Secret ha1;
    private @Nullable String phone;
    private @Nullable String phoneCountryCode;
    private @Nullable String email;
    private @Nullable String domain;
    private @Nullable Algorithm algorithm;
    private @Nullable Secret activationCode;
    private @Nullable Secret newPassword;
    private @Nullable Secret newHa1;
    private @Nullable String displayName;
    private @Nullable String language;
    private @Nullable String userAgent;
    private @Nullable String clientAddress;
    private @Nullable String route;
    private Transport transport = Transport.TCP;
    private boolean setAsDefault = true;

    private int underWay;
    private boolean closed;

    AccountCreator(
            AccountCreators creators,
            AccountCreatorService service,
            AccountRules rules,
            long id,
            @Nullable String serviceUrl) {
        this.creators = creators;
        this.service = service;
        serviceName = service.name();
        this.rules = rules;
        this.id = id;
        this.serviceUrl = serviceUrl;
    }

    /**
     * Gives the number by which events name this creator.
     *
     * @return unique in its {@link AccountCreators}
     */
    public long id() {
        return id;
    }

    // ---- fields
    // -------------------------------------------------------------------------------------------------------

    /**
     * Sets the user name; its spelling is kept.
     *
     * @param value the user name, null to clear
     * @return OK, TOO_SHORT, TOO_LONG, INVALID_CHARACTERS or INVALID
     */
    public synchronized UsernameStatus setUsername(@Nullable String value) {
        UsernameStatus status = value == null ? UsernameStatus.OK : rules.username(value);
        if (status == UsernameStatus.OK) {
            username = value;
        }
        return status;
    }

    /**
     * Says whether its service creates accounts of the user name that is set; some directories take two names for one. The
     * other operations may be asked with any name that is set.
     *
     * @return OK, also if there is none; INVALID_CHARACTERS if {@link #newUsernameProblem} says why not
     */
    public UsernameStatus newUsernameStatus() {
        return newUsernameProblem().isEmpty() ? UsernameStatus.OK : UsernameStatus.INVALID_CHARACTERS;
    }

    /**
     * Says why its service will not create an account of the user name that is set.
     *
     * @return to be read after "the user name"; empty if nothing is known against it
     */
    public Optional<String> newUsernameProblem() {
        String name = username();
        return name == null ? Optional.empty() : service.newUsernameProblem(name);
    }

    /**
     * Sets the clear password.
     *
     * @param value the password; null clears it and answers TOO_SHORT, as the client library does
     * @return OK, TOO_SHORT, TOO_LONG or INVALID_CHARACTERS
     */
    public synchronized PasswordStatus setPassword(@Nullable String value) {
        PasswordStatus status = rules.password(value);
        if (status == PasswordStatus.OK || value == null) {
            password = secret(value);
        }
        return status;
    }

    /**
     * Sets the clear password to be, for {@link #updateAccount()}.
     *
     * @param value the new password; null clears it and answers TOO_SHORT
     * @return OK, TOO_SHORT, TOO_LONG or INVALID_CHARACTERS
     */
    public synchronized PasswordStatus setNewPassword(@Nullable String value) {
        PasswordStatus status = rules.password(value);
        if (status == PasswordStatus.OK || value == null) {
            newPassword = secret(value);
        }
        return status;
    }

    /**
     * Sets the HA1 of the password; it wins over the password.
     *
     * @param value 32 (MD5) or 64 (SHA-256) lower-case hexadecimal digits, null to clear
     * @return OK or MALFORMED
     */
    public synchronized Ha1Status setHa1(@Nullable String value) {
        Ha1Status status = value == null ? Ha1Status.OK : rules.ha1(value);
        if (status == Ha1Status.OK) {
            ha1 = secret(value);
        }
        return status;
    }

    /**
     * Sets the HA1 of the password to be, for {@link #updateAccount()}; it wins over the new password.
     *
     * @param value 32 (MD5) or 64 (SHA-256) lower-case hexadecimal digits, null to clear
     * @return OK or MALFORMED
     */
    public synchronized Ha1Status setNewHa1(@Nullable String value) {
        Ha1Status status = value == null ? Ha1Status.OK : rules.ha1(value);
        if (status == Ha1Status.OK) {
            newHa1 = secret(value);
        }
        return status;
    }

    /**
     * Sets the phone number; it is kept as E.164 with a plus.
     *
     * @param number national or international number, null to clear if the country code is null too
     * @param countryCode calling code of its country, such as {@code 33}; a number that begins with a plus keeps its own
     * @return OK, or why not
     */
    public synchronized Set<PhoneNumberStatus> setPhoneNumber(@Nullable String number, @Nullable String countryCode) {
        if (number == null && countryCode == null) {
            phone = null;
            phoneCountryCode = null;
            return Set.of(PhoneNumberStatus.OK);
        }
        PhoneNumbers.Result result = PhoneNumbers.normalise(number, countryCode);
        if (result.number() != null) {
            phone = result.number();
            phoneCountryCode = result.countryCode();
        }
        return result.status();
    }

    /**
     * Sets the phone number from its international form. It is kept as it is, as apps name accounts by what people typed, trunk
     * zero included; backends know it by its {@linkplain PhoneNumberForms#normal normal form}.
     *
     * @param value a plus and up to 15 digits, the first not 0
     * @return OK or INVALID; whether there is such a number, operations that send a message ask
     */
    public synchronized Set<PhoneNumberStatus> setPhoneNumber(String value) {
        if (!PhoneNumbers.isE164(value)) {
            return Set.of(PhoneNumberStatus.INVALID);
        }
        phone = value;
        phoneCountryCode = PhoneNumbers.callingCode(value).orElse(null);
        return Set.of(PhoneNumberStatus.OK);
    }

    /**
     * Sets the e-mail address; it is kept in lower case and cannot be cleared, as in the client library.
     *
     * @param value the address
     * @return OK, MALFORMED or INVALID_CHARACTERS
     */
    public synchronized EmailStatus setEmail(@Nullable String value) {
        EmailStatus status = rules.email(value);
        if (status == EmailStatus.OK && value != null) {
            email = AccountRules.lower(value);
        }
        return status;
    }

    /**
     * Sets the SIP domain, which is the realm of every HA1 too; it is kept in lower case.
     *
     * @param value the domain; null or empty for the one of the settings
     * @return OK or INVALID
     */
    public synchronized DomainStatus setDomain(@Nullable String value) {
        DomainStatus status = value == null ? DomainStatus.OK : rules.domain(value);
        if (status == DomainStatus.OK) {
            domain = value == null || value.isEmpty() ? null : AccountRules.lower(value);
        }
        return status;
    }

    /**
     * Sets the digest algorithm.
     *
     * @param value {@code MD5} or {@code SHA-256}, null for the one of the settings
     * @return OK or NOT_SUPPORTED
     */
    public synchronized AlgorithmStatus setAlgorithm(@Nullable String value) {
        AlgorithmStatus status = value == null ? AlgorithmStatus.OK : rules.algorithm(value);
        if (status == AlgorithmStatus.OK) {
            algorithm = value == null ? null : Algorithm.of(value).orElse(null);
        }
        return status;
    }

    /**
     * Sets the code out of a message, as it was typed: see {@link TypedCode} for what becomes of it.
     *
     * @param value the code; null, or nothing but blanks, to clear
     * @return OK or INVALID_CHARACTERS
     */
    public synchronized ActivationCodeStatus setActivationCode(@Nullable String value) {
        ActivationCodeStatus status = value == null ? ActivationCodeStatus.OK : rules.activationCode(value);
        if (status == ActivationCodeStatus.OK) {
            activationCode = secret(value == null ? null : TypedCode.read(value));
        }
        return status;
    }

    /**
     * Sets the name for people.
     *
     * @param value the name, null to clear
     * @return OK, or INVALID for a control character or a backslash at the end
     */
    public synchronized UsernameStatus setDisplayName(@Nullable String value) {
        UsernameStatus status = value == null ? UsernameStatus.OK : rules.displayName(value);
        if (status == UsernameStatus.OK) {
            displayName = value == null || value.isEmpty() ? null : value;
        }
        return status;
    }

    /**
     * Sets the language of messages.
     *
     * @param value such as {@code fr} or {@code fr_FR}, null to clear
     * @return OK or INVALID_CHARACTERS
     */
    public synchronized LanguageStatus setLanguage(@Nullable String value) {
        LanguageStatus status = value == null ? LanguageStatus.OK : rules.language(value);
        if (status == LanguageStatus.OK) {
            language = value == null || value.isEmpty() ? null : value;
        }
        return status;
    }

    /**
     * Sets the name of the app that asks.
     *
     * @param value such as {@code Linphone/5.1}, null to clear
     * @return OK or INVALID_CHARACTERS
     */
    public synchronized LanguageStatus setUserAgent(@Nullable String value) {
        LanguageStatus status = value == null ? LanguageStatus.OK : rules.language(value);
        if (status == LanguageStatus.OK) {
            userAgent = value == null || value.isEmpty() ? null : value;
        }
        return status;
    }

    /**
     * Says where the request came from, for backends and observers that count or note it. The host says it of what came over
     * the network.
     *
     * @param value address of the client, not of a proxy before the host; null for none
     */
    public synchronized void setClientAddress(@Nullable InetAddress value) {
        clientAddress = value == null ? null : value.getHostAddress();
    }

    /**
     * Sets the route that the finished account is to use; it is kept in lower case.
     *
     * @param value the route
     * @return REQUEST_OK, or REQUEST_FAILED for null, as the client library does
     */
    public synchronized Status setRoute(@Nullable String value) {
        route = value == null ? null : AccountRules.lower(value);
        return value == null ? Status.REQUEST_FAILED : Status.REQUEST_OK;
    }

    /**
     * Sets the transport that the finished account is to use.
     *
     * @param value TCP unless set
     * @return OK, or UNSUPPORTED for DTLS
     */
    public synchronized TransportStatus setTransport(Transport value) {
        TransportStatus status = rules.transport(value);
        if (status == TransportStatus.OK) {
            transport = value;
        }
        return status;
    }

    /**
     * Says whether the finished account is to be the default one of the app.
     *
     * @param value true unless set
     */
    public synchronized void setAsDefault(boolean value) {
        setAsDefault = value;
    }

    /**
     * Gives the user name.
     *
     * @return null if there is none
     */
    public synchronized @Nullable String username() {
        return username;
    }

    /**
     * Gives the clear password.
     *
     * @return null if there is none
     */
    public synchronized @Nullable Secret password() {
        return password;
    }

    /**
     * Gives the HA1, as set or as the last final status changed it.
     *
     * @return null if there is none
     */
    public synchronized @Nullable Secret ha1() {
        return ha1;
    }

    /**
     * Gives the phone number, as set or as the last final status changed it.
     *
     * @return E.164 with a plus, null if there is none
     */
    public synchronized @Nullable String phoneNumber() {
        return phone;
    }

    /**
     * Gives the calling code that the phone number was set with.
     *
     * @return digits without a plus, null if there is none, or if the number is of no country
     */
    public synchronized @Nullable String phoneCountryCode() {
        return phoneCountryCode;
    }

    /**
     * Gives the e-mail address.
     *
     * @return lower case, null if there is none
     */
    public synchronized @Nullable String email() {
        return email;
    }

    /**
     * Gives the domain, as set or, after the first operation, the one of the settings.
     *
     * @return lower case, null if there is none
     */
    public synchronized @Nullable String domain() {
        return domain;
    }

    /**
     * Gives the digest algorithm, as set, or as the last final status or the settings changed it.
     *
     * @return null if there is none
     */
    public synchronized @Nullable Algorithm algorithm() {
        return algorithm;
    }

    /**
     * Gives the activation code, as set or as the last final status changed it.
     *
     * @return null if there is none
     */
    public synchronized @Nullable Secret activationCode() {
        return activationCode;
    }

    /**
     * Gives the name for people.
     *
     * @return null if there is none
     */
    public synchronized @Nullable String displayName() {
        return displayName;
    }

    /**
     * Gives the language of messages.
     *
     * @return null if there is none
     */
    public synchronized @Nullable String language() {
        return language;
    }

    /**
     * Gives the route of the finished account.
     *
     * @return lower case, null if there is none
     */
    public synchronized @Nullable String route() {
        return route;
    }

    /**
     * Gives the transport of the finished account.
     *
     * @return TCP unless set
     */
    public synchronized Transport transport() {
        return transport;
    }

    /**
     * Says whether the finished account is to be the default one of the app.
     *
     * @return true unless set
     */
    public synchronized boolean isSetAsDefault() {
        return setAsDefault;
    }

    // ---- operations
    // ---------------------------------------------------------------------------------------------------

    /**
     * Asks whether the account exists, and for its alias; see {@link AccountCreatorService#isAccountExist}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission isAccountExist() {
        return submit(Operation.IS_ACCOUNT_EXIST);
    }

    /**
     * Creates the account; see {@link AccountCreatorService#createAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission createAccount() {
        return submit(Operation.CREATE_ACCOUNT);
    }

    /**
     * Activates the account; see {@link AccountCreatorService#activateAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission activateAccount() {
        return submit(Operation.ACTIVATE_ACCOUNT);
    }

    /**
     * Asks whether the account is activated; see {@link AccountCreatorService#isAccountActivated}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission isAccountActivated() {
        return submit(Operation.IS_ACCOUNT_ACTIVATED);
    }

    /**
     * Asks whether the phone number is in use; see {@link AccountCreatorService#isAliasUsed}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission isAliasUsed() {
        return submit(Operation.IS_ALIAS_USED);
    }

    /**
     * Sends the code that links the phone number; see {@link AccountCreatorService#linkAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission linkAccount() {
        return submit(Operation.LINK_ACCOUNT);
    }

    /**
     * Links the phone number; see {@link AccountCreatorService#activateAlias}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission activateAlias() {
        return submit(Operation.ACTIVATE_ALIAS);
    }

    /**
     * Sends the code that recovers the account; see {@link AccountCreatorService#recoverAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission recoverAccount() {
        return submit(Operation.RECOVER_ACCOUNT);
    }

    /**
     * Asks whether the account has an alias; see {@link AccountCreatorService#isAccountLinked}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission isAccountLinked() {
        return submit(Operation.IS_ACCOUNT_LINKED);
    }

    /**
     * Changes the password; see {@link AccountCreatorService#updateAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission updateAccount() {
        return submit(Operation.UPDATE_ACCOUNT);
    }

    /**
     * Gets the HA1 for a code; see {@link AccountCreatorService#loginLinphoneAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission loginLinphoneAccount() {
        return submit(Operation.LOGIN_LINPHONE_ACCOUNT);
    }

    /**
     * Deletes the account; see {@link AccountCreatorService#deleteAccount}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission deleteAccount() {
        return submit(Operation.DELETE_ACCOUNT);
    }

    /**
     * Gets a fresh code; see {@link AccountCreatorService#confirmationKey}.
     *
     * @return the provisional status, and the final one to come
     * @throws IllegalStateException if this creator is closed
     */
    public Submission confirmationKey() {
        return submit(Operation.CONFIRMATION_KEY);
    }

    /**
     * Ends the use of this creator: its service's destructor is called once and its secrets are forgotten, at once, or when
     * the requests under way have told everyone. Doing so twice changes nothing.
     */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (underWay > 0) {
                return;
            }
        }
        end();
    }

    private Submission submit(Operation operation) {
        AccountRequest request;
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("this creator is closed");
            }
            domain = domain == null ? rules.domain() : domain;
            algorithm = algorithm == null ? rules.algorithm() : algorithm;
            request = snapshot(operation);
            underWay++;
        }
        return creators.submit(this, serviceFor(request), request);
    }

    /** Nothing may be sent before the number is looked at, by whatever service. */
    private AccountCreatorService serviceFor(AccountRequest request) {
        Optional<String> refusal = rules.phoneCheck().refusal(request);
        return refusal.isPresent() ? new RefusedNumber(serviceName, refusal.get()) : service;
    }

    private AccountRequest snapshot(Operation operation) {
        return new AccountRequest(
                creators.nextRequestId(),
                operation,
                serviceUrl,
                username,
                copy(password),
                copy(ha1),
                phone,
                email,
                domain,
                algorithm,
                copy(activationCode),
                copy(newPassword),
                copy(newHa1),
                displayName,
                language,
                userAgent,
                clientAddress);
    }

    String serviceName() {
        return serviceName;
    }

    /** Takes over what a final status changes, and lists it without secret values. */
    synchronized Map<Field, String> accept(Outcome outcome) {
        Map<Field, String> changed = new EnumMap<>(Field.class);
        if (outcome.username() != null) {
            username = outcome.username();
            changed.put(Field.USERNAME, username);
        }
        if (outcome.phone() != null) {
            phone = outcome.phone();
            changed.put(Field.PHONE, phone);
        }
        if (outcome.ha1() != null) {
            ha1 = outcome.ha1().copy();
            changed.put(Field.HA1, ha1.toString());
        }
        if (outcome.algorithm() != null) {
            algorithm = outcome.algorithm();
            changed.put(Field.ALGORITHM, algorithm.wireName());
        }
        if (outcome.activationCode() != null) {
            activationCode = outcome.activationCode().copy();
            changed.put(Field.ACTIVATION_CODE, activationCode.toString());
        }
        return changed;
    }

    /** Everyone has been told of one request: the last one after closing ends the creator. */
    void requestEnded() {
        synchronized (this) {
            underWay--;
            if (!closed || underWay > 0) {
                return;
            }
        }
        end();
    }

    private void end() {
        try {
            creators.destruct(this, service);
        } finally {
            forgetSecrets();
        }
    }

    private synchronized void forgetSecrets() {
        password = forget(password);
        ha1 = forget(ha1);
        activationCode = forget(activationCode);
        newPassword = forget(newPassword);
        newHa1 = forget(newHa1);
    }

    private static @Nullable Secret forget(@Nullable Secret secret) {
        if (secret != null) {
            secret.clear();
        }
        return null;
    }

    private static @Nullable Secret secret(@Nullable String value) {
        return value == null || value.isEmpty() ? null : Secret.of(value);
    }

    private static @Nullable Secret copy(@Nullable Secret secret) {
        return secret == null ? null : secret.copy();
    }
}
