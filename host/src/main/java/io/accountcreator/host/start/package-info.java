/** The two starts: servlets for a server, and the whole application on Java SE. */
@NullMarked
package io.accountcreator.host.start;

import org.jspecify.annotations.NullMarked;
