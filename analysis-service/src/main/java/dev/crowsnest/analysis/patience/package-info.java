/** Waits for what must come back: a database, a broker. */
@NullMarked
package dev.crowsnest.analysis.patience;

import org.jspecify.annotations.NullMarked;
