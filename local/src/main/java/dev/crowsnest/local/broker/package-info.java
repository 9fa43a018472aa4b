/** A Kafka broker with its own controller, as a process of its own. */
@NullMarked
package dev.crowsnest.local.broker;

import org.jspecify.annotations.NullMarked;
