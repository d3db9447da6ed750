/** Admits a request or refuses it: who asks, with what proof, and how often. */
@NullMarked
package io.accountcreator.host.access;

import org.jspecify.annotations.NullMarked;
