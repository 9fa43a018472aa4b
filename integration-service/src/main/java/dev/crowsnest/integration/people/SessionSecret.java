package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Secret;
import java.util.Base64;

/** What a browser shows to be known again. */
public final class SessionSecret extends Secret {

    private static final String PREFIX = "cnb_";

    private SessionSecret(String text) {
        super(PREFIX, text);
    }

    /** A new one. */
    public static SessionSecret generate() {
        return new SessionSecret(random(PREFIX));
    }

    /** One that a browser sent. */
    public static SessionSecret of(String text) {
        return new SessionSecret(text);
    }

    /**
     * What each form of the session carries, so that no other site's form does anything. It is made of the secret, of which nobody
     * learns by it, and so needs no place of its own.
     */
    public String formToken() {
        byte[] hash = SessionSecret.of("form " + reveal()).hash();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }
}
