/** Stage 2: the evidence of all layers laid over each other and joined to the packages of an image. */
@NullMarked
package dev.crowsnest.analyzer.inventory;

import org.jspecify.annotations.NullMarked;
