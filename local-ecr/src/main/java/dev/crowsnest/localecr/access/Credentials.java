package dev.crowsnest.localecr.access;

import java.time.Instant;

/** Temporary credentials of an assumed role. */
public record Credentials(String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {

    @Override
    public String toString() {
        return "Credentials[" + accessKeyId + " until " + expiration + "]";
    }
}
