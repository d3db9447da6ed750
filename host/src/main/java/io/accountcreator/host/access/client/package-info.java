/** Finds the network address that a request comes from, also behind proxies. */
@NullMarked
package io.accountcreator.host.access.client;

import org.jspecify.annotations.NullMarked;
