package dev.crowsnest.integration.image.rest;

/**
 * What was asked for.
 *
 * @param requested in how many repositories
 */
public record RequestedAnalysesView(int requested) {}
