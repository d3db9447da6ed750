package io.accountcreator.spi;

/**
 * What every backend does, as tests: implement it in a test class of the backend. Each test makes accounts of its own, so
 * that a service may be shared by all of them.
 */
public interface AccountCreatorServiceContract
        extends CreateContract,
                CreateAgainContract,
                ActivateContract,
                CodeContract,
                LookupContract,
                AliasContract,
                PreRegistrationContract,
                RecoverContract,
                LoginContract,
                PasswordContract,
                DeleteContract,
                ConfirmationKeyContract,
                SendingContract,
                UnknownContract,
                MissingArgumentsContract,
                HostileNamesContract,
                NumberFormsContract,
                RaceContract {}
