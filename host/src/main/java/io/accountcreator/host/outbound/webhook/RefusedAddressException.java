package io.accountcreator.host.outbound.webhook;

import java.io.IOException;

/** A host has an address that is not connected to. */
final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
        super("the host's address is not public");
    }
}
