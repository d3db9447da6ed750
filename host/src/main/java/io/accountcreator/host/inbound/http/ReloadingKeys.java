package io.accountcreator.host.inbound.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Gives TLS the certificate as it is in its files now: a renewed one is used from the next handshake on, without a restart.
 * Files that cannot be read leave the last certificate in use. Thread-safe.
 */
public final class ReloadingKeys extends X509ExtendedKeyManager {
    private static final Logger LOG = System.getLogger(ReloadingKeys.class.getName());
    private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();

    /** Guards a key store that is in memory only. */
    private static final char[] IN_MEMORY = "in memory".toCharArray();

    private final TlsFiles files;
    private final LongSupplier nanoTime;

    private Loaded current;
    private Loaded previous;
    private FileTime changed;
    private long looked;

    /** One reading of the files; its alias is its own, so that a handshake keeps to the reading that it began with. */
    private record Loaded(int number, X509ExtendedKeyManager keys) {
        String alias() {
            return "host-" + number;
        }
    }

    /**
     * Reads the files.
     *
     * @throws IOException if there are none, or if they do not fit
     */
    public ReloadingKeys(TlsFiles files, LongSupplier nanoTime) throws IOException {
        this.files = files;
        this.nanoTime = nanoTime;
        changed = files.changed();
        looked = nanoTime.getAsLong();
        current = load(1);
        previous = current;
    }

    /** Warns if the certificate that is in the files now is no good because of its dates. */
    public void warn(Instant now) {
        Loaded loaded = newest();
        CertificateDates.warning(files.certificate(), loaded.keys().getCertificateChain(loaded.alias()), now)
                .ifPresent(text -> LOG.log(Level.WARNING, text));
    }

    /** A context that asks this for its certificate. */
    public SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {this}, null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private Loaded load(int number) throws IOException {
        Loaded loaded = new Loaded(number, keys("host-" + number));
        if (loaded.keys().getPrivateKey(loaded.alias()) == null) {
            throw new IOException("the key of " + files.certificate() + " cannot be used");
        }
        return loaded;
    }

    private X509ExtendedKeyManager keys(String alias) throws IOException {
        try {
            KeyStore store = files.read(alias, IN_MEMORY);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509");
            factory.init(store, IN_MEMORY);
            return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private synchronized Loaded newest() {
        long now = nanoTime.getAsLong();
        if (now - looked >= LOOK_NANOS) {
            looked = now;
            reloadIfChanged();
        }
        return current;
    }

    private void reloadIfChanged() {
        try {
            FileTime seen = files.changed();
            if (seen.equals(changed)) {
                return;
            }
            Loaded next = load(current.number() + 1);
            changed = seen;
            previous = current;
            current = next;
            LOG.log(Level.INFO, "the certificate was renewed: {0}", files.certificate());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the certificate stays as it was: {0}", e.getMessage());
        }
    }

    private synchronized @Nullable Loaded of(String alias) {
        if (current.alias().equals(alias)) {
            return current;
        }
        return previous.alias().equals(alias) ? previous : null;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Loaded loaded = newest();
        return loaded.keys().chooseEngineServerAlias(keyType, issuers, engine) == null ? null : loaded.alias();
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Loaded loaded = of(alias);
        return loaded == null ? null : loaded.keys().getCertificateChain(alias);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Loaded loaded = of(alias);
        return loaded == null ? null : loaded.keys().getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return newest().keys().getServerAliases(keyType, issuers);
    }

    /** The host is no TLS client by this. */
    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null;
    }
}
