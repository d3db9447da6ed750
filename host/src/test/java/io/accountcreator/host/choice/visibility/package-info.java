/** A small application that has nothing of this project: which alternative who gets, by the container's rules alone. */
package io.accountcreator.host.choice.visibility;
