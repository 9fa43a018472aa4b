package dev.crowsnest.integration.registry.rest;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import dev.crowsnest.integration.registry.handshake.SetupOffers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Connecting a registry by a CloudFormation stack. */
@Path("/api/v1/integrations")
@Tag(name = "integrations")
public class SetupResource {

    private final SetupOffers offers;
    private final HandshakeConfig config;

    SetupResource(SetupOffers offers, HandshakeConfig config) {
        this.offers = offers;
        this.config = config;
    }

    /** A new integration that waits for its stack. */
    @POST
    @Path("setup")
    @RolesAllowed(Role.OWNER_NAME)
    @ResponseStatus(201)
    @Operation(operationId = "beginIntegration", summary = "Begins to connect a registry; says how to make its stack")
    public Uni<SetupView> begin(@NotNull @Valid NewSetupView wanted) {
        return offers.create(wanted.name(), wanted.rule()).map(offer -> SetupView.of(offer, config.templateAddress()));
    }

    /** The same for one that still waits. */
    @POST
    @Path("{id}/setup")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "renewSetup", summary = "Says again how to make the stack of a pending integration")
    public Uni<SetupView> renew(@PathParam("id") UUID id) {
        return offers.renew(id).map(offer -> SetupView.of(offer, config.templateAddress()));
    }
}
