package io.accountcreator.host.outbound.message.sms;

import static io.accountcreator.host.runtime.config.MessageSetting.PUBLIC_URL;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_PROVIDER;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_REPORTS;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_REPORTS_SECRET;
import static io.accountcreator.host.runtime.config.MessageSetting.SMS_SECRET;

import io.accountcreator.Secret;
import io.accountcreator.host.text.ActivationLink;
import io.accountcreator.spi.Message;
import io.accountcreator.spi.SettingException;
import io.accountcreator.spi.Settings;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an SMS provider reports whether messages arrived: an address of this host for each message, which says in itself which
 * one it is. Prints nothing, as it holds secrets. Thread-safe.
 */
public final class ReportAddress {
    /** Where reports come in, below the context root; a slash and the reference follow. */
    public static final String PATH = "/delivery-report";

    private final String provider;
    private final Secret secret;
    private final String base;
    private final ReferenceSeal seal;

    private ReportAddress(String provider, Secret secret, URI publicUrl) {
        this.provider = provider;
        this.secret = secret;
        String text = publicUrl.toString();
        base = (text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + PATH + "/";
        seal = new ReferenceSeal(secret);
    }

    /**
     * Reads whether there are reports, and whose.
     *
     * @param settings where it is said
     * @return empty if there are none
     * @throws SettingException if something is bad, or missing
     */
    public static Optional<ReportAddress> from(Settings settings) {
        Optional<String> provider =
                settings.oneOf(SMS_REPORTS.key(), "none", "twilio", "vonage").filter(word -> !word.equals("none"));
        return provider.map(name -> from(settings, name));
    }

    private static ReportAddress from(Settings settings, String provider) {
        settings.text(SMS_PROVIDER.key())
                .filter(other -> !other.equals(provider))
                .ifPresent(other -> {
                    throw new SettingException(
                            SMS_REPORTS.key(),
                            provider,
                            "the provider that messages are sent by, " + other + ", or none");
                });
        URI publicUrl = ActivationLink.publicUrl(settings)
                .orElseThrow(() -> new SettingException(
                        PUBLIC_URL.key(), "where the provider reaches this host, as " + SMS_REPORTS.key() + " is set"));
        return new ReportAddress(provider, secret(settings, provider), publicUrl);
    }

    /** Twilio signs with what it is asked with, Vonage with a secret of its own. */
    private static Secret secret(Settings settings, String provider) {
        Optional<Secret> secret = settings.secret(SMS_REPORTS_SECRET.key());
        if (secret.isEmpty() && provider.equals("twilio")) {
            secret = settings.secret(SMS_SECRET.key());
        }
        return secret.orElseThrow(() -> new SettingException(
                SMS_REPORTS_SECRET.key(),
                "what " + provider + " signs its reports with, as " + SMS_REPORTS.key() + " is set"));
    }

    /**
     * Names the provider.
     *
     * @return its word in the settings
     */
    public String provider() {
        return provider;
    }

    /**
     * Gives what reports are signed with.
     *
     * @return never null
     */
    public Secret secret() {
        return secret;
    }

    /** A new reference for a message by SMS. */
    MessageReference reference(Message message, Instant now) {
        return seal.seal(now, message.purpose(), message.to());
    }

    /**
     * Reads a reference.
     *
     * @param sealed what stood in the address
     * @return empty if it is none of ours
     */
    public Optional<MessageReference> read(String sealed) {
        return seal.open(sealed);
    }

    /**
     * Gives the address for reports on a message, as the provider is told it.
     *
     * @param sealed the reference
     * @return the whole address
     */
    public String url(String sealed) {
        return base + sealed;
    }

    @Override
    public String toString() {
        return "reports of " + provider;
    }
}
