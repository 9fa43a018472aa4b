package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.people.IssuedInvitation;
import java.time.Instant;

/**
 * A link that was just made.
 *
 * @param path of the link
 * @param link in full, as far as can be told here
 */
public record InvitedPage(String name, String path, String link, Age ends) {

    static InvitedPage of(IssuedInvitation issued, BrowserRequest request) {
        String path = issued.path();
        return new InvitedPage(
                issued.invitation().invitee().name(),
                path,
                request.full(path),
                Age.of(issued.invitation().endsAt(), Instant.now()));
    }
}
