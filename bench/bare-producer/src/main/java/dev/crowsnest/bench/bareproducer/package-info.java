/** What the smallest possible webhook costs. */
@NullMarked
package dev.crowsnest.bench.bareproducer;

import org.jspecify.annotations.NullMarked;
