/** Carries codes by text message, through an SMS provider's HTTP interface. */
@NullMarked
package io.accountcreator.host.outbound.message.sms;

import org.jspecify.annotations.NullMarked;
