/** What a backend implements, and what it is given: the snapshot of a request on the way in, its outcome on the way back. */
@NullMarked
package io.accountcreator.spi;

import org.jspecify.annotations.NullMarked;
