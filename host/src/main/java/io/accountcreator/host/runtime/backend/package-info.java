/** Makes the AccountCreators of the application with the backend that beans.xml chose. */
@NullMarked
package io.accountcreator.host.runtime.backend;

import org.jspecify.annotations.NullMarked;
