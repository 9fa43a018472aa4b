/** The trace that work belongs to, while it waits in a table. */
@NullMarked
package dev.crowsnest.analysis.trace;

import org.jspecify.annotations.NullMarked;
