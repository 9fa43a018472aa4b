/** Keeps connections on disk. */
@NullMarked
package dev.crowsnest.localecr.bridge.store;

import org.jspecify.annotations.NullMarked;
