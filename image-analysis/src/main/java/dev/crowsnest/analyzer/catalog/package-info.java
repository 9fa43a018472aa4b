/** Stage 1: what one file says of packages, alone, without the image around it. */
@NullMarked
package dev.crowsnest.analyzer.catalog;

import org.jspecify.annotations.NullMarked;
