/** Who calls, what they were given (roles, sessions, registry tokens) and for how long. */
@NullMarked
package dev.crowsnest.localecr.access;

import org.jspecify.annotations.NullMarked;
