/** The only place that names every cataloger and every part: wiring, nothing else. */
@NullMarked
package dev.crowsnest.analyzer.assembly;

import org.jspecify.annotations.NullMarked;
