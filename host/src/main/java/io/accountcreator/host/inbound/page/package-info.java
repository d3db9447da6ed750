/** The page behind the link in an activation mail: GET shows it, POST activates. */
@NullMarked
package io.accountcreator.host.inbound.page;

import org.jspecify.annotations.NullMarked;
