package dev.crowsnest.integration.registry;

import dev.crowsnest.integration.api.Secret;

/** The key that EventBridge sends with each event. */
public final class ApiKey extends Secret {

    private static final String PREFIX = "cnk_";

    private ApiKey(String text) {
        super(PREFIX, text);
    }

    /** A new one. */
    public static ApiKey generate() {
        return new ApiKey(random(PREFIX));
    }
}
