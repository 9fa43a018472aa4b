/** Blobs by their digest, and what each repository holds of them, on disk. */
@NullMarked
package dev.crowsnest.localecr.registry.store;

import org.jspecify.annotations.NullMarked;
