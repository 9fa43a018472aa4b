/** What was asked of this registry, and the faults that tests order for what is asked next. */
@NullMarked
package dev.crowsnest.localecr.traffic;

import org.jspecify.annotations.NullMarked;
