/** What this machine remembers of layers. */
@NullMarked
package dev.crowsnest.cli.layer;

import org.jspecify.annotations.NullMarked;
