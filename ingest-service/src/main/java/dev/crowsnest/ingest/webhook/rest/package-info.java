/** The address that EventBridge calls. */
@NullMarked
package dev.crowsnest.ingest.webhook.rest;

import org.jspecify.annotations.NullMarked;
