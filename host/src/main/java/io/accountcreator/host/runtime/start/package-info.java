/** Starts the application, as servlets in a server or whole on Java SE, and is the only package that knows all others. */
@NullMarked
package io.accountcreator.host.runtime.start;

import org.jspecify.annotations.NullMarked;
