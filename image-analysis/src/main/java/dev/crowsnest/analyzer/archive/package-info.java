/** Archives as streams: what inflates a layer's blob, and what walks the tar inside. Knows nothing of images. */
@NullMarked
package dev.crowsnest.analyzer.archive;

import org.jspecify.annotations.NullMarked;
