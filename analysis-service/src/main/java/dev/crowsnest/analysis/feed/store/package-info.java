/** Feeds' states in PostgreSQL. */
@NullMarked
package dev.crowsnest.analysis.feed.store;

import org.jspecify.annotations.NullMarked;
