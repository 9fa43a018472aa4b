package dev.crowsnest.integration.reconcile.rest;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.reconcile.Looks;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Looking through a registry for what no event told of. */
@Path("/api/v1/integrations/{id}/reconcile")
@Tag(name = "integrations")
public class LookResource {

    private final Looks looks;

    LookResource(Looks looks) {
        this.looks = looks;
    }

    /** The last look, or the present one. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getReconcile", summary = "Shows when a registry was looked through, and what came of it")
    public Uni<LookView> get(@PathParam("id") UUID id) {
        return looks.get(id).map(found -> found.map(LookView::of).orElse(LookView.NONE));
    }

    /** Begins one now. */
    @POST
    @RolesAllowed(Role.EDITOR_NAME)
    @ResponseStatus(202)
    @Operation(operationId = "reconcile", summary = "Looks through a registry now for what no event told of")
    public Uni<LookView> ask(@PathParam("id") UUID id) {
        EventLoop loop = EventLoop.current();
        return looks.ask(id).chain(() -> loop.run(() -> get(id)));
    }
}
