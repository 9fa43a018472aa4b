/** Puts the parts together and serves them on one port. */
@NullMarked
package dev.crowsnest.localecr.assembly;

import org.jspecify.annotations.NullMarked;
