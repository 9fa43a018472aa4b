/** Looks and what is known of registries, in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.reconcile.store;

import org.jspecify.annotations.NullMarked;
