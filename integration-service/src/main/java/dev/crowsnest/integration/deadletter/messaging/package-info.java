/** Dead letters from Kafka, and back to it. */
@NullMarked
package dev.crowsnest.integration.deadletter.messaging;

import org.jspecify.annotations.NullMarked;
