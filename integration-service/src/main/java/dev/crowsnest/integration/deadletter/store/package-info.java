/** Dead letters in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.deadletter.store;

import org.jspecify.annotations.NullMarked;
