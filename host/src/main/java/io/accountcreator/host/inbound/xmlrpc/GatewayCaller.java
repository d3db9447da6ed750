package io.accountcreator.host.inbound.xmlrpc;

import io.accountcreator.host.access.credential.ApiKey;
import io.accountcreator.host.access.credential.DigestRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, by the head of the request.
 *
 * @param address where the call comes from, null if that is not known
 * @param digest what HTTP Digest looks at
 * @param key the API key, null if none is needed
 */
record GatewayCaller(
        @Nullable InetAddress address,
        DigestRequest digest,
        @Nullable ApiKey key) {}
