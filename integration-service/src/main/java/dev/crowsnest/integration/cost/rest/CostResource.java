package dev.crowsnest.integration.cost.rest;

import dev.crowsnest.integration.cost.Costs;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What registries cost. */
@Path("/api/v1/integrations/{id}/cost")
@Tag(name = "integrations")
public class CostResource {

    private final Costs costs;

    CostResource(Costs costs) {
        this.costs = costs;
    }

    /** Of one. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getIntegrationCost", summary = "Says what a registry costs its owner in AWS")
    public Uni<CostView> get(@PathParam("id") UUID id) {
        return costs.of(id).map(CostView::of);
    }
}
