/** Reads the integrations from their compacted topic, whole, in every replica. */
@NullMarked
package dev.crowsnest.ingest.access.messaging;

import org.jspecify.annotations.NullMarked;
