/** Secrets with a current and a previous value, as Secrets Manager keeps them. */
@NullMarked
package dev.crowsnest.localecr.secret;

import org.jspecify.annotations.NullMarked;
