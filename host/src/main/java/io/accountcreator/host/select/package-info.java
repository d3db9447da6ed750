/** What everything else is made with: settings, executors, and the AccountCreators of the active backend. */
@NullMarked
package io.accountcreator.host.select;

import org.jspecify.annotations.NullMarked;
