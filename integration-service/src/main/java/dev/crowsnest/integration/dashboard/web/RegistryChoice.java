package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The registry that an address chooses. */
final class RegistryChoice {

    private RegistryChoice() {}

    /**
     * Its id; absent when none is chosen.
     *
     * @param action what is refused when it is no id
     */
    static @Nullable UUID id(@Nullable String registry, String action) {
        if (registry == null || registry.isBlank()) {
            return null;
        }
        try {
            return UUID.fromString(registry);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(action, "registry '" + registry + "'", "choose one from the list");
        }
    }
}
