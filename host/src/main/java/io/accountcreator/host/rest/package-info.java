/** The way in for programs: JSON over HTTP, turned into questions and back, for whoever may ask them. */
@NullMarked
package io.accountcreator.host.rest;

import org.jspecify.annotations.NullMarked;
