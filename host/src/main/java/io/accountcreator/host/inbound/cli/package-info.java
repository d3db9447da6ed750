/** The entry point of operators: commands that fill in an account creator in this process, or ask a host elsewhere. */
@NullMarked
package io.accountcreator.host.inbound.cli;

import org.jspecify.annotations.NullMarked;
