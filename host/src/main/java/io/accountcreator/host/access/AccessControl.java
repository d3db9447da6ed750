package io.accountcreator.host.access;

import io.accountcreator.AccountRules;
import io.accountcreator.host.access.client.AddressPrefix;
import io.accountcreator.host.access.client.ClientAddresses;
import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.host.access.credential.ApiKeys;
import io.accountcreator.host.access.credential.HttpDigest;
import io.accountcreator.host.access.disclosure.EnumerationProtection;
import io.accountcreator.host.access.limit.RateLimits;
import io.accountcreator.spi.Operation;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What every entry point of the host asks first: who is asking, and whether that client asks too often. Thread-safe. */
public final class AccessControl implements AutoCloseable {
    private final ClientAddresses addresses;
    private final RateLimits limits;
    private final Optional<HttpDigest> digest;
    private final Optional<ApiKeys> gatewayKeys;
    private final EnumerationProtection protection;

    private AccessControl(
            ClientAddresses addresses,
            RateLimits limits,
            Optional<HttpDigest> digest,
            Optional<ApiKeys> gatewayKeys,
            EnumerationProtection protection) {
        this.protection = protection;
        this.digest = digest;
        this.gatewayKeys = gatewayKeys;
        this.addresses = addresses;
        this.limits = limits;
    }

    /**
     * Reads the settings of access control.
     *
     * @param settings where to read
     * @param nanos a clock, of any origin
     * @param clock the time
     * @return access control by these settings
     * @throws SettingException if a value is bad
     */
    public static AccessControl from(Settings settings, LongSupplier nanos, Clock clock) {
        ClientAddresses addresses = ClientAddresses.from(settings);
        Optional<HttpDigest> digest = HttpDigest.from(settings, clock);
        Optional<ApiKeys> keys = gatewayKeys(settings);
        EnumerationProtection protection = EnumerationProtection.from(settings);
        // Last, as nobody closes what could not be made.
        RateLimits limits = RateLimits.from(settings, nanos, () -> TimeUnit.MILLISECONDS.toNanos(clock.millis()));
        return new AccessControl(addresses, limits, digest, keys, protection);
    }

    /**
     * Finds out who asks.
     *
     * @param request as it came in
     * @return address of the client, not of a trusted proxy before the host; null if the server does not know it
     */
    public @Nullable InetAddress client(HttpServletRequest request) {
        return addresses.of(request);
    }

    /**
     * Tells whose a connection is.
     *
     * @param peer address of its other end
     * @return the same for all connections of one client; empty if it is a trusted proxy's, which has it for many
     */
    public Optional<Object> subscriber(InetAddress peer) {
        return addresses.isTrusted(peer) ? Optional.empty() : Optional.of(AddressPrefix.subscriber(peer));
    }

    /**
     * Counts a request that the backend is about to be asked for, and answers how long the client has to wait if it has made too
     * many.
     *
     * @param operation what is asked
     * @param client who asks, null if that is not known
     * @return empty if the backend may be asked; else after how long, in whole seconds, the client may ask again
     */
    public Optional<Duration> refuse(Operation operation, @Nullable InetAddress client) {
        return limits.take(operation, client);
    }

    /**
     * Counts a request that could not prove who sends it, among those that try a code or a password.
     *
     * @param client who asks, null if that is not known
     * @return empty if it may be told so; else after how long, in whole seconds, the client may try again
     */
    public Optional<Duration> refuseUnproven(@Nullable InetAddress client) {
        return limits.take(Operation.ACTIVATE_ACCOUNT, client);
    }

    /**
     * Gives what checks HTTP Digest.
     *
     * @return empty if the settings do not ask for it
     */
    public Optional<HttpDigest> digest() {
        return digest;
    }

    /**
     * Gives the keys without one of which the gateway takes no call.
     *
     * @return empty if none is needed
     */
    public Optional<ApiKeys> gatewayKeys() {
        return gatewayKeys;
    }

    /**
     * Gives what strangers are told of whether accounts exist.
     *
     * @return never null
     */
    public EnumerationProtection protection() {
        return protection;
    }

    /** Leaves what hosts share. */
    @Override
    public void close() {
        limits.close();
    }

    private static Optional<ApiKeys> gatewayKeys(Settings settings) {
        String setting = AccessSetting.GATEWAY_KEYS.key();
        boolean required = settings.oneOf(setting, "none", "required")
                .filter("required"::equals)
                .isPresent();
        if (!required) {
            return Optional.empty();
        }
        ApiKeys keys = ApiKeys.from(settings, AccountRules.from(settings).domain());
        if (keys.all().isEmpty()) {
            throw new SettingException(setting, "required", "none, as " + ApiKeys.KEYS + " names no key");
        }
        return Optional.of(keys);
    }
}
