/** Pulls an image, lists its packages, has them matched. */
@NullMarked
package dev.crowsnest.analysis.scan;

import org.jspecify.annotations.NullMarked;
