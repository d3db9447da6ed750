/** What the host signs with. */
@NullMarked
package io.accountcreator.host.sign;

import org.jspecify.annotations.NullMarked;
