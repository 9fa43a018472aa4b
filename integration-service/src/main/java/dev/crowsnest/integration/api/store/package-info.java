/** What must be known of PostgreSQL to answer requests. */
@NullMarked
package dev.crowsnest.integration.api.store;

import org.jspecify.annotations.NullMarked;
