/** Reports of SMS providers on whether messages arrived. */
@NullMarked
package io.accountcreator.host.report;

import org.jspecify.annotations.NullMarked;
