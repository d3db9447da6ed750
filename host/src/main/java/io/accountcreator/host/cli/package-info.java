/** The way in for operators: commands that fill in an account creator here, or ask a host elsewhere. */
@NullMarked
package io.accountcreator.host.cli;

import org.jspecify.annotations.NullMarked;
