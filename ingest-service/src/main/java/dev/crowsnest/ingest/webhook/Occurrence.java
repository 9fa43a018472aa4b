package dev.crowsnest.ingest.webhook;

import java.time.Instant;

/**
 * A fact and its time.
 *
 * @param at when AWS says it happened, to the second
 */
public record Occurrence(Instant at, RegistryFact fact) {}
