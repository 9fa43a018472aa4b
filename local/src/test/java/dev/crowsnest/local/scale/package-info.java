/** How much more is analysed by more workers, where the registry and not this machine decides: {@code bench/scale}. */
@NullMarked
package dev.crowsnest.local.scale;

import org.jspecify.annotations.NullMarked;
