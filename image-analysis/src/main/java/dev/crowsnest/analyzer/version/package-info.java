/** The version order of each ecosystem, exactly as its own tool sorts. */
@NullMarked
package dev.crowsnest.analyzer.version;

import org.jspecify.annotations.NullMarked;
