/** Secrets on disk, readable by their owner only. */
@NullMarked
package dev.crowsnest.localecr.secret.store;

import org.jspecify.annotations.NullMarked;
