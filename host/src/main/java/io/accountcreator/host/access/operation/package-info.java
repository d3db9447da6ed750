/** Operations and fields by name, and answers as documents: what entry points share, whatever their protocol. */
@NullMarked
package io.accountcreator.host.access.operation;

import org.jspecify.annotations.NullMarked;
