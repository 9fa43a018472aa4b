/** Why an image has a vulnerability, has it not, or nobody can say. */
@NullMarked
package dev.crowsnest.analyzer.explanation;

import org.jspecify.annotations.NullMarked;
