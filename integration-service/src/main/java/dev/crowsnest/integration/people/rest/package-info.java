/** Sign-in by personal token, and the tokens of the caller. */
@NullMarked
package dev.crowsnest.integration.people.rest;

import org.jspecify.annotations.NullMarked;
