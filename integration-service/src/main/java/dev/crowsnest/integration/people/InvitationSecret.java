package dev.crowsnest.integration.people;

import dev.crowsnest.integration.api.Secret;

/** What a link carries that lets a person choose a password. */
public final class InvitationSecret extends Secret {

    private static final String PREFIX = "cni_";

    private InvitationSecret(String text) {
        super(PREFIX, text);
    }

    /** A new one. */
    public static InvitationSecret generate() {
        return new InvitationSecret(random(PREFIX));
    }

    /** One that somebody opened. */
    public static InvitationSecret of(String text) {
        return new InvitationSecret(text);
    }
}
