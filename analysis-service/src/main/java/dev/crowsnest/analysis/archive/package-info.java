/** One file with all that images are matched with, for an installation without a network. */
@NullMarked
package dev.crowsnest.analysis.archive;

import org.jspecify.annotations.NullMarked;
