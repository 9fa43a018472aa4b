/** One layer read in one pass: nothing is unpacked, and only files that somebody wants are read. */
@NullMarked
package dev.crowsnest.analyzer.filesystem;

import org.jspecify.annotations.NullMarked;
