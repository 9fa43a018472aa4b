/** Facts that leave: stored with what they tell of, published in order per key. */
@NullMarked
package dev.crowsnest.analysis.outbox;

import org.jspecify.annotations.NullMarked;
