/** What observers receive: the final status of a request, once. */
@NullMarked
package io.accountcreator.event;

import org.jspecify.annotations.NullMarked;
