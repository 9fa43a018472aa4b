package dev.crowsnest.localecr.secret;

import java.time.Instant;

/** One value of a secret. */
public record SecretVersion(String id, String value, Instant createdAt) {

    @Override
    public String toString() {
        return "SecretVersion[" + id + "]";
    }
}
