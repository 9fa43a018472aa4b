/** Which of the parts that the service needs is away, and since when. */
@NullMarked
package dev.crowsnest.ingest.outage;

import org.jspecify.annotations.NullMarked;
