/** Puts the parts together, in the order in which they need each other. */
@NullMarked
package dev.crowsnest.local.assembly;

import org.jspecify.annotations.NullMarked;
