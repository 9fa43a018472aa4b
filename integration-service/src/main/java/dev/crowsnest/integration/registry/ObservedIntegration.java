package dev.crowsnest.integration.registry;

/** An integration with what was heard of its registry. */
public record ObservedIntegration(Integration integration, Activity activity) {}
