/** The OCI distribution protocol. */
@NullMarked
package dev.crowsnest.localecr.registry.rest;

import org.jspecify.annotations.NullMarked;
