/** What the faces for people and programs share: fields by name, operations by name, and the answer as a JSON document. */
@NullMarked
package io.accountcreator.host.ask;

import org.jspecify.annotations.NullMarked;
