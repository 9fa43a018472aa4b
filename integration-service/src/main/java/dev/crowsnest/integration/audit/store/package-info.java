/** The audit list in PostgreSQL. */
@NullMarked
package dev.crowsnest.integration.audit.store;

import org.jspecify.annotations.NullMarked;
