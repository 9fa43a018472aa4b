package dev.crowsnest.integration.registry;

import java.util.UUID;

/**
 * A key that is taken from now on.
 *
 * @param event tells the other services of it
 */
record KeyOffer(Integration integration, UUID event) {}
