/** EventBridge's envelopes: one small reader for each detail-type. */
@NullMarked
package dev.crowsnest.ingest.webhook.eventbridge;

import org.jspecify.annotations.NullMarked;
