/** Integrations: registries that are watched, how they are reached, who may send their events. */
@NullMarked
package dev.crowsnest.integration.registry;

import org.jspecify.annotations.NullMarked;
