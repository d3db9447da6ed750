/** The answers: final and provisional statuses, and what the setters of a creator say of a value. */
@NullMarked
package io.accountcreator.status;

import org.jspecify.annotations.NullMarked;
