package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.IssuedInvitation;
import java.time.Instant;
import java.util.UUID;

/**
 * A new link.
 *
 * @param path of the page at which whoever has it chooses a password, below this service's address: nobody can show it again
 */
public record IssuedInvitationView(UUID id, String name, String role, Instant endsAt, String path) {

    static IssuedInvitationView of(IssuedInvitation issued) {
        var invitation = issued.invitation();
        return new IssuedInvitationView(
                invitation.id(),
                invitation.invitee().name(),
                invitation.invitee().role().label(),
                invitation.endsAt(),
                issued.path());
    }
}
