package dev.crowsnest.integration.deadletter.rest;

/**
 * What a replay did.
 *
 * @param replayed how many records were sent back; 0 when they had been already
 */
public record ReplayedView(int replayed) {}
