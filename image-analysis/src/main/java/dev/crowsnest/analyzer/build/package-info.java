/** How an image was built, as its config tells: which instruction made which layer. */
@NullMarked
package dev.crowsnest.analyzer.build;

import org.jspecify.annotations.NullMarked;
