package dev.crowsnest.integration.registry;

/** A new integration with its key, which is never seen again. */
public record CreatedIntegration(Integration integration, ApiKey key) {}
