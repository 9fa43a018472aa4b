package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.PersonalToken;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.TokenBounds;
import dev.crowsnest.integration.people.TokenScope;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A token: its hash, never its text. */
@Entity
@Table(name = "personal_token")
class TokenRow {

    @Id
    UUID id;

    UUID personId;
    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    @Enumerated(EnumType.STRING)
    TokenScope scope;

    byte[] tokenHash;
    Instant createdAt;

    @Nullable
    Instant endsAt;

    @Nullable
    Instant usedAt;

    @Nullable
    Instant revokedAt;

    static TokenRow of(PersonalToken token, byte[] hash) {
        var row = new TokenRow();
        row.id = token.id();
        row.personId = token.personId();
        row.name = token.name();
        row.role = token.role();
        row.scope = token.bounds().scope();
        row.endsAt = token.bounds().endsAt();
        row.tokenHash = hash;
        row.createdAt = token.createdAt();
        return row;
    }

    boolean isUsedBefore(Instant at) {
        return usedAt == null || usedAt.isBefore(at);
    }

    PersonalToken toToken() {
        return new PersonalToken(id, personId, name, new TokenBounds(role, scope, endsAt), createdAt, usedAt);
    }
}
