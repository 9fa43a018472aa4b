/** Events in PostgreSQL until Kafka has them. */
@NullMarked
package dev.crowsnest.integration.outbox.store;

import org.jspecify.annotations.NullMarked;
