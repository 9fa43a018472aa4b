/** Who changed what, and when. Each feature tells of its own changes; this one knows none of the others. */
@NullMarked
package dev.crowsnest.integration.audit;

import org.jspecify.annotations.NullMarked;
