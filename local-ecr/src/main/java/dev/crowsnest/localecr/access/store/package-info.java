/** Roles and the signing key on disk. */
@NullMarked
package dev.crowsnest.localecr.access.store;

import org.jspecify.annotations.NullMarked;
