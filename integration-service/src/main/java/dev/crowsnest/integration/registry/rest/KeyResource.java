package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.KeyRotation;
import dev.crowsnest.integration.registry.Observations;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The keys with which EventBridge sends events. */
@Path("/api/v1/integrations/{id}")
@Tag(name = "integrations")
public class KeyResource {

    private final KeyRotation rotation;
    private final Observations observations;

    KeyResource(KeyRotation rotation, Observations observations) {
        this.rotation = rotation;
        this.observations = observations;
    }

    /** Gives EventBridge another key; the former one is taken for a while. */
    @POST
    @Path("rotate-key")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "rotateKey", summary = "Gives EventBridge another key; takes the former one for a while")
    public Uni<IntegrationView> rotate(@PathParam("id") UUID id) {
        EventLoop loop = EventLoop.current();
        return rotation.rotate(id)
                .chain(() -> loop.run(() -> observations.get(id)))
                .map(IntegrationView::of);
    }

    /** Takes former keys no more. */
    @POST
    @Path("revoke-former-key")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "revokeFormerKey", summary = "Refuses events with a key that was replaced, from now on")
    public Uni<IntegrationView> revoke(@PathParam("id") UUID id) {
        EventLoop loop = EventLoop.current();
        return rotation.revokeFormer(id)
                .chain(() -> loop.run(() -> observations.get(id)))
                .map(IntegrationView::of);
    }
}
