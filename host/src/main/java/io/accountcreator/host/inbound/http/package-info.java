/** HTTP itself, before any entry point: connections, TLS, framing, bodies that nobody reads, and answers where nothing else answers. */
@NullMarked
package io.accountcreator.host.inbound.http;

import org.jspecify.annotations.NullMarked;
