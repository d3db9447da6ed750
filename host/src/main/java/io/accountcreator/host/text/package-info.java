/** What people read, in mails, text messages and pages: words in their language, put into templates. */
@NullMarked
package io.accountcreator.host.text;

import org.jspecify.annotations.NullMarked;
