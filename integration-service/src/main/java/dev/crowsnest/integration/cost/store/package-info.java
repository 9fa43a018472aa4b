/** Counters of registries in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.cost.store;

import org.jspecify.annotations.NullMarked;
