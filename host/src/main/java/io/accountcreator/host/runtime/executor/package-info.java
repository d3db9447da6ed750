/** The threads of the host: those of the server, or bounded pools of its own. */
@NullMarked
package io.accountcreator.host.runtime.executor;

import org.jspecify.annotations.NullMarked;
