/** Inventories, and what digests turned out to be, as tables. */
@NullMarked
package dev.crowsnest.analysis.inventory.store;

import org.jspecify.annotations.NullMarked;
