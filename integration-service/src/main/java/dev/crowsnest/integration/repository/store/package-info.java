/** Repositories in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.repository.store;

import org.jspecify.annotations.NullMarked;
