/**
 * The backend that is the default: a request becomes a call to an existing account manager, its answer becomes an outcome.
 */
@NullMarked
package io.accountcreator.xmlrpc;

import org.jspecify.annotations.NullMarked;
