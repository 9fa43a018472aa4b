/** The outbox's way to Kafka. */
@NullMarked
package dev.crowsnest.analysis.outbox.messaging;

import org.jspecify.annotations.NullMarked;
