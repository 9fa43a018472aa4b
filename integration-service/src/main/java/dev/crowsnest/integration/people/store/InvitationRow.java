package dev.crowsnest.integration.people.store;

import dev.crowsnest.integration.people.Invitation;
import dev.crowsnest.integration.people.Invitee;
import dev.crowsnest.integration.people.Role;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An invitation: the hash of its secret, never the secret. */
@Entity
@Table(name = "invitation")
class InvitationRow {

    @Id
    UUID id;

    byte[] secretHash;

    @Nullable
    UUID personId;

    String name;

    @Enumerated(EnumType.STRING)
    Role role;

    UUID madeBy;

    Instant madeAt;

    Instant endsAt;

    @Nullable
    Instant usedAt;

    @Nullable
    Instant revokedAt;

    static InvitationRow of(Invitation invitation, byte[] hash) {
        var row = new InvitationRow();
        row.id = invitation.id();
        row.secretHash = hash;
        row.personId = invitation.invitee().personId();
        row.name = invitation.invitee().name();
        row.role = invitation.invitee().role();
        row.madeBy = invitation.madeBy();
        row.madeAt = invitation.madeAt();
        row.endsAt = invitation.endsAt();
        return row;
    }

    Invitation toInvitation() {
        return new Invitation(id, new Invitee(personId, name, role), madeBy, madeAt, endsAt, state());
    }

    private Invitation.State state() {
        if (usedAt != null) {
            return Invitation.State.USED;
        }
        return revokedAt == null ? Invitation.State.OPEN : Invitation.State.REVOKED;
    }
}
