/** Wires what features cannot know of each other: the database, the clock, the analyser. */
@NullMarked
package dev.crowsnest.analysis.assembly;

import org.jspecify.annotations.NullMarked;
