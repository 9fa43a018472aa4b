package dev.crowsnest.integration.deadletter.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.deadletter.DeadLetters;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Records that no service could use. */
@Path("/api/v1/dead-letters")
@Tag(name = "dead letters")
public class DeadLetterResource {

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    /** Those that wait. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "listDeadLetters",
            summary = "Lists the records that no service could use and that nobody sent back yet, the newest first")
    public Uni<Page<DeadLetterView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return letters.waiting(PageRequest.of(cursor, limit)).map(page -> page.map(DeadLetterView::of));
    }

    /** Sends one back; a repetition changes nothing. */
    @POST
    @Path("{id}/replay")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(operationId = "replayDeadLetter", summary = "Sends a record back to the topic that it came from, once")
    public Uni<ReplayedView> replay(@PathParam("id") long id) {
        return letters.replay(id).map(sent -> new ReplayedView(sent ? 1 : 0));
    }

    /** Sends back all of a topic that wait. */
    @POST
    @Path("replay")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Sends the records of a topic that wait back to it, the longest first, at most 500 at once")
    public Uni<ReplayedView> replayAll(@QueryParam("topic") @Nullable String topic) {
        if (topic == null || topic.isBlank()) {
            throw Refusal.invalid("replay records", "no topic", "name it as the list of dead letters does");
        }
        return letters.replayAll(topic).map(ReplayedView::new);
    }
}
