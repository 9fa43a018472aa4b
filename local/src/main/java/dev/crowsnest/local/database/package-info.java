/** A PostgreSQL server of our own, or the address of another one. */
@NullMarked
package dev.crowsnest.local.database;

import org.jspecify.annotations.NullMarked;
