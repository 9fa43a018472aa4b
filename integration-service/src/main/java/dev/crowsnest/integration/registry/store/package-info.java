/** Integrations in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.registry.store;

import org.jspecify.annotations.NullMarked;
