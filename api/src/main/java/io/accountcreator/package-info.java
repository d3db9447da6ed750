/**
 * What callers use: {@link io.accountcreator.AccountCreators} hands out {@link io.accountcreator.AccountCreator}s, whose
 * operations give a provisional status at once and a final one later.
 */
@NullMarked
package io.accountcreator;

import org.jspecify.annotations.NullMarked;
