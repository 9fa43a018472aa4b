/** Facts, published on the topic of registry events. */
@NullMarked
package dev.crowsnest.ingest.webhook.messaging;

import org.jspecify.annotations.NullMarked;
