package dev.crowsnest.localecr.secret;

import java.time.Instant;
import java.util.Optional;

/** A secret; values are never part of its text. */
public record Secret(
        String name,
        String arn,
        Optional<String> description,
        Instant createdAt,
        Optional<SecretVersion> current,
        Optional<SecretVersion> previous) {

    Secret with(SecretVersion version) {
        return new Secret(name, arn, description, createdAt, Optional.of(version), current);
    }
}
