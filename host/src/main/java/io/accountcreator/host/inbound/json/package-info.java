/** The entry point of programs: JSON over HTTP becomes questions to the backend, and their answers become documents. */
@NullMarked
package io.accountcreator.host.inbound.json;

import org.jspecify.annotations.NullMarked;
