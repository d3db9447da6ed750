/** Reads the settings of the host, and says what is wrong with them. */
@NullMarked
package io.accountcreator.host.runtime.config;

import org.jspecify.annotations.NullMarked;
