package io.accountcreator.host.access.client;

import io.accountcreator.host.access.config.AccessSetting;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which address a request comes from. What proxies say counts only if the settings trust them, and only in the one
 * header that the settings name, so that nobody can choose by sending the other. Thread-safe.
 */
public final class ClientAddresses {
    /** Nobody has so many proxies. */
    private static final int MOST_ELEMENTS = 16;

    private final List<AddressBlock> trusted;
    private final ProxyHeader header;

    ClientAddresses(List<AddressBlock> trusted, ProxyHeader header) {
        this.trusted = trusted;
        this.header = header;
    }

    /**
     * Reads the settings.
     *
     * @throws SettingException if a value is bad
     */
    public static ClientAddresses from(Settings settings) {
        return new ClientAddresses(
                AddressBlock.list(settings, AccessSetting.TRUSTED_PROXIES.key()),
                settings.parse(AccessSetting.CLIENT_HEADER.key(), "X-Forwarded-For or Forwarded", ProxyHeader::of)
                        .orElse(ProxyHeader.X_FORWARDED_FOR));
    }

    /** The address of whoever asks; null if the server does not know it. */
    @Nullable
    public InetAddress of(HttpServletRequest request) {
        return of(request.getRemoteAddr(), name -> Collections.list(request.getHeaders(name)));
    }

    /**
     * Finds the address of whoever asks.
     *
     * @param peer address of the connection, as the server writes it
     * @param headers gives a header by name, as often as it was sent; not asked if the peer is not trusted
     * @return the address, null if the server does not know it
     */
    @Nullable
    public InetAddress of(@Nullable String peer, Function<String, List<String>> headers) {
        Optional<InetAddress> address = Optional.ofNullable(peer).flatMap(NumericAddress::ofPeer);
        return address.filter(this::isTrusted)
                .map(proxy -> behind(proxy, headers.apply(header.headerName())))
                .or(() -> address)
                .orElse(null);
    }

    /**
     * Walks from the nearest proxy to the first that is not trusted: what stands before that one is only what it says.
     *
     * @param peer a trusted proxy
     * @param lines the header, as often as it was sent
     * @return the client; the proxy itself if it says nothing, or nothing that can be read
     */
    private InetAddress behind(InetAddress peer, List<String> lines) {
        InetAddress nearest = peer;
        ForwardedElements elements = new ForwardedElements(String.join(",", lines));
        for (int i = 0; i < MOST_ELEMENTS && !lines.isEmpty(); i++) {
            String element = elements.next();
            if (element == null) {
                return nearest;
            }
            Optional<InetAddress> address = header.address(element);
            if (address.isEmpty()) {
                return peer;
            }
            nearest = address.get();
            if (!isTrusted(nearest)) {
                return nearest;
            }
        }
        return peer;
    }

    /** Whether an address is that of a proxy which is believed. */
    public boolean isTrusted(InetAddress address) {
        return AddressBlock.anyContains(trusted, address);
    }
}
