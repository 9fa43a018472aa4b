/** The command line: what is asked, and how the answer is shown. */
@NullMarked
package dev.crowsnest.cli;

import org.jspecify.annotations.NullMarked;
