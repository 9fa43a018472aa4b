/** The outbox as a table. */
@NullMarked
package dev.crowsnest.analysis.outbox.store;

import org.jspecify.annotations.NullMarked;
