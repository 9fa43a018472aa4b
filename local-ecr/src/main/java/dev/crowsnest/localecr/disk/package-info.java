/** Files that outlive {@code kill -9}: written whole or not at all. */
@NullMarked
package dev.crowsnest.localecr.disk;

import org.jspecify.annotations.NullMarked;
