package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Integrations;
import dev.crowsnest.integration.registry.Observations;
import dev.crowsnest.integration.registry.Verification;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Registries that are watched. */
@Path("/api/v1/integrations")
@Tag(name = "integrations")
public class IntegrationResource {

    private final Integrations integrations;
    private final Observations observations;
    private final Verification verification;

    IntegrationResource(Integrations integrations, Observations observations, Verification verification) {
        this.integrations = integrations;
        this.observations = observations;
        this.verification = verification;
    }

    /** Those that are not removed. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "listIntegrations", summary = "Lists the registries that are watched")
    public Uni<Page<IntegrationView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return observations.list(PageRequest.of(cursor, limit)).map(page -> page.map(IntegrationView::of));
    }

    /**
     * Adds one that no stack connects: where AWS cannot reach the set-up address, or our own identity may read the registry
     * as it is. Rule, connection and API destination are made by hand then, with the key that is in this answer only.
     */
    @POST
    @RolesAllowed(Role.OWNER_NAME)
    @ResponseStatus(201)
    @Operation(operationId = "createIntegration", summary = "Watches a registry; shows the key for its events once")
    public Uni<CreatedIntegrationView> create(@NotNull @Valid NewIntegrationView wanted) {
        return integrations
                .create(wanted.name(), wanted.location(), wanted.access(), wanted.rule())
                .map(CreatedIntegrationView::of);
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getIntegration", summary = "Shows one registry that is watched")
    public Uni<IntegrationView> get(@PathParam("id") UUID id) {
        return observations.get(id).map(IntegrationView::of);
    }

    /** Asks the registry now. */
    @POST
    @Path("{id}/verify")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "verifyIntegration", summary = "Asks the registry whether it can be read, and lists it")
    public Uni<IntegrationView> verify(@PathParam("id") UUID id) {
        EventLoop loop = EventLoop.current();
        return verification
                .verify(id)
                .chain(() -> loop.run(() -> observations.get(id)))
                .map(IntegrationView::of);
    }

    /** Forgets one with all that belongs to it. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "removeIntegration", summary = "Forgets a registry; refuses its events from now on")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return integrations.remove(id);
    }
}
