package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Secret;

/** The text of a personal token. */
public final class TokenSecret extends Secret {

    private static final String PREFIX = "cn_";

    private TokenSecret(String text) {
        super(PREFIX, text);
    }

    /** A new one. */
    public static TokenSecret generate() {
        return new TokenSecret(random(PREFIX));
    }

    /** One that somebody sent. */
    public static TokenSecret of(String text) {
        return new TokenSecret(text);
    }
}
