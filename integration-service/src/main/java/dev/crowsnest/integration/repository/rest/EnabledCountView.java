package dev.crowsnest.integration.repository.rest;

/**
 * What enabling all has changed.
 *
 * @param enabled how many were not enabled before
 */
public record EnabledCountView(int enabled) {}
