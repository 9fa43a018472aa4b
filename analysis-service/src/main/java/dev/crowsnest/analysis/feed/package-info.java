/** Files that are published elsewhere and brought up to date here, each by itself. */
@NullMarked
package dev.crowsnest.analysis.feed;

import org.jspecify.annotations.NullMarked;
