package dev.crowsnest.localecr.access;

import java.time.Instant;

/** The password that belongs to the user {@code AWS}. */
public record RegistryToken(String password, Instant expiration) {

    public static final String USER = "AWS";

    @Override
    public String toString() {
        return "RegistryToken[until " + expiration + "]";
    }
}
