/** What a matcher may read of a package, and its verdict on each advisory. */
@NullMarked
package dev.crowsnest.analyzer.match;

import org.jspecify.annotations.NullMarked;
