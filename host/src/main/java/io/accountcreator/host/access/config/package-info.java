/** The settings of everything below access. */
@NullMarked
package io.accountcreator.host.access.config;

import org.jspecify.annotations.NullMarked;
