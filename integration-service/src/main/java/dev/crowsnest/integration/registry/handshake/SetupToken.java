package dev.crowsnest.integration.registry.handshake;

import dev.crowsnest.integration.api.Secret;

/** Binds a stack to the integration that it is made for. */
public final class SetupToken extends Secret {

    private static final String PREFIX = "cns_";

    private SetupToken(String text) {
        super(PREFIX, text);
    }

    /** A new one. */
    public static SetupToken generate() {
        return new SetupToken(random(PREFIX));
    }

    /** One that a stack sent. */
    public static SetupToken of(String text) {
        return new SetupToken(text);
    }
}
