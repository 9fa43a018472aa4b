/** Persons and tokens in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.people.store;

import org.jspecify.annotations.NullMarked;
