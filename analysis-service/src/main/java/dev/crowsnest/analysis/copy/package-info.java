/** Rows in bulk, as PostgreSQL's COPY reads them. */
@NullMarked
package dev.crowsnest.analysis.copy;

import org.jspecify.annotations.NullMarked;
