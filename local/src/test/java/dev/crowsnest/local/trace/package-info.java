/** Whether one push is one trace, through every service. */
@NullMarked
package dev.crowsnest.local.trace;

import org.jspecify.annotations.NullMarked;
