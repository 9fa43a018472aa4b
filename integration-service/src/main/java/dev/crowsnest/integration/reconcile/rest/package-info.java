/** Looks, for programs. */
@NullMarked
package dev.crowsnest.integration.reconcile.rest;

import org.jspecify.annotations.NullMarked;
