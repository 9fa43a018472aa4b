package dev.crowsnest.integration.registry.handshake.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The hash of a set-up token, in hexadecimal digits. */
@Entity
@Table(name = "setup_token")
class SetupTokenRow {

    @Id
    String hash;

    UUID integrationId;
    Instant expiresAt;

    @Nullable
    String usedBy;
}
