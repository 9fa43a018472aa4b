/** What is said of one image, in one order, to people and to machines. */
@NullMarked
package dev.crowsnest.analyzer.report;

import org.jspecify.annotations.NullMarked;
