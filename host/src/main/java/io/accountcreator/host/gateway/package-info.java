/** The way in for Linphone apps: XML-RPC over HTTP, turned into calls on an AccountCreator and back. */
@NullMarked
package io.accountcreator.host.gateway;

import org.jspecify.annotations.NullMarked;
