/** The entry point of Linphone apps: XML-RPC over HTTP becomes calls on an AccountCreator, and final statuses become texts. */
@NullMarked
package io.accountcreator.host.inbound.xmlrpc;

import org.jspecify.annotations.NullMarked;
