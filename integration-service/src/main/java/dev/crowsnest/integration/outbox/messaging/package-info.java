/** The way of an event from its row to Kafka. */
@NullMarked
package dev.crowsnest.integration.outbox.messaging;

import org.jspecify.annotations.NullMarked;
