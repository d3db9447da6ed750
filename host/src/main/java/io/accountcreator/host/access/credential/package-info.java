/** The proofs that a caller can give: API keys, HTTP Digest, nonces, and what they are signed with. */
@NullMarked
package io.accountcreator.host.access.credential;

import org.jspecify.annotations.NullMarked;
