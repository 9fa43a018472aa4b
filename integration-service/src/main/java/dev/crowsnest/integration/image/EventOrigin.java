package dev.crowsnest.integration.image;

import dev.crowsnest.integration.registry.RegistryLocation;
import java.time.Instant;
import java.util.UUID;

/** Which repository an event tells of, through which integration it came, and when it happened. */
public record EventOrigin(UUID integrationId, RegistryLocation registry, String repository, Instant at) {}
