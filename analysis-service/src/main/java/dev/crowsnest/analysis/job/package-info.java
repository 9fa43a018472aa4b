/** Work: who asked for which analysis, whose turn it is, who works on it, how it ended. */
@NullMarked
package dev.crowsnest.analysis.job;

import org.jspecify.annotations.NullMarked;
