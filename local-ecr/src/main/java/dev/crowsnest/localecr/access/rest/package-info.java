/** Sign-in to the registry with {@code AWS} and a token; roles set over the control address. */
@NullMarked
package dev.crowsnest.localecr.access.rest;

import org.jspecify.annotations.NullMarked;
