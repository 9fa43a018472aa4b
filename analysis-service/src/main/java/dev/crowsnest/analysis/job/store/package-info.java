/** Jobs as rows; a lease is a row too, never an open transaction. */
@NullMarked
package dev.crowsnest.analysis.job.store;

import org.jspecify.annotations.NullMarked;
