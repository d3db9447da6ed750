package io.accountcreator.xmlrpc.protocol;

import java.net.URI;
import java.time.Duration;
import org.apache.xmlrpc.client.XmlRpcClientConfigImpl;
import org.jspecify.annotations.Nullable;

/** Where a call goes, for how long, and who asks; extensions are off, as they are by default. */
final class CallConfig extends XmlRpcClientConfigImpl {
    private static final long serialVersionUID = 1L;

    private final transient URI address;
    private final transient Duration limit;
    private final transient @Nullable HttpCredentials credentials;

    CallConfig(URI address, Duration limit, @Nullable HttpCredentials credentials) {
        this.address = address;
        this.limit = limit;
        this.credentials = credentials;
    }

    URI address() {
        return address;
    }

    Duration limit() {
        return limit;
    }

    @Nullable
    HttpCredentials credentials() {
        return credentials;
    }
}
