package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Invitation;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link that lets somebody in.
 *
 * @param role owner, editor or member
 * @param personId for whom it is; absent for somebody who becomes a person by it
 */
public record InvitationView(
        UUID id, String name, String role, @Nullable UUID personId, Instant madeAt, Instant endsAt) {

    static InvitationView of(Invitation invitation) {
        return new InvitationView(
                invitation.id(),
                invitation.invitee().name(),
                invitation.invitee().role().label(),
                invitation.invitee().personId(),
                invitation.madeAt(),
                invitation.endsAt());
    }
}
