/** The page behind the link in an activation mail: shown on GET, activates on POST. */
@NullMarked
package io.accountcreator.host.page;

import org.jspecify.annotations.NullMarked;
