package io.accountcreator.spi;

/** A wrapper that adds nothing passes the contract of what it wraps: each operation reaches its namesake. */
class WrappedServiceTest extends InMemoryBackendTest {
    private final AccountCreatorService wrapper = new ServiceWrapper(super.service()) {};

    @Override
    public AccountCreatorService service() {
        return wrapper;
    }
}
