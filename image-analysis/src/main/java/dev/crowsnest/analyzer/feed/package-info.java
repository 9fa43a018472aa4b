/** Files that somebody publishes again and again at one address. */
@NullMarked
package dev.crowsnest.analyzer.feed;

import org.jspecify.annotations.NullMarked;
