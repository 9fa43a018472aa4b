/** Which pushes are traced. */
@NullMarked
package dev.crowsnest.ingest.trace;

import org.jspecify.annotations.NullMarked;
