/** What a webhook call may become: a fact on Kafka, or a clear refusal within EventBridge's five seconds. */
@NullMarked
package dev.crowsnest.ingest.webhook;

import org.jspecify.annotations.NullMarked;
