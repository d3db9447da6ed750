package io.accountcreator.host.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.accountcreator.host.runtime.config.MessageSetting;
import io.accountcreator.host.runtime.config.WebAddress;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.net.URLEncoder;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The address of the activation page. Its beginning comes from the settings: what a request says of the host that it was
 * sent to is not to be believed, and would stand in mails.
 */
public final class ActivationLink {
    /** Where the page is, below the context root. */
    public static final String PATH = "/activate";

    private final String base;
    private final ServiceName names;

    private ActivationLink(URI base, ServiceName names) {
        this.names = names;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Reads where browsers reach this host.
     *
     * @param settings where it is said
     * @return empty if it is not
     * @throws SettingException if it is no good address
     */
    public static Optional<ActivationLink> from(Settings settings) {
        return publicUrl(settings).map(base -> new ActivationLink(base, ServiceName.from(settings)));
    }

    /**
     * Reads where browsers reach this host.
     *
     * @param settings where it is said
     * @return the address, empty if none is said
     * @throws SettingException if it is no good address
     */
    public static Optional<URI> publicUrl(Settings settings) {
        return settings.parse(
                MessageSetting.PUBLIC_URL.key(),
                "an https address (http on loopback only) with neither user name nor query",
                WebAddress::bare);
    }

    /**
     * Gives the link for a message.
     *
     * @param message what is sent
     * @return the link; empty unless the message is an e-mail that activates an account
     */
    public Optional<String> of(Message message) {
        if (message.channel() != Message.Channel.EMAIL || message.purpose() != Message.Purpose.ACTIVATION) {
            return Optional.empty();
        }
        String username = message.username();
        return Optional.of(base + PATH + "?username="
                + (RepeatableName.of(username).isPresent() ? encode(username) : encodeAll(username))
                + "&confirmation_key=" + encode(message.code().reveal())
                + "&domain=" + (names.isOwn(message.domain()) ? encode(message.domain()) : encodeAll(message.domain()))
                + "&algorithm=" + encode(message.algorithm().wireName()));
    }

    /** What somebody thought of who is not to write our mails: the same for the page, and nothing for people to read. */
    private static String encodeAll(String value) {
        return HexFormat.of().withUpperCase().withPrefix("%").formatHex(value.getBytes(UTF_8));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
