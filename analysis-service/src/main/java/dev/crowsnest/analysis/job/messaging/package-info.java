/** Requests from Kafka, and what becomes of them on the way back. */
@NullMarked
package dev.crowsnest.analysis.job.messaging;

import org.jspecify.annotations.NullMarked;
