/** What observers receive: the final status of a request, once; and the one class that tells them. */
@NullMarked
package io.accountcreator.event;

import org.jspecify.annotations.NullMarked;
