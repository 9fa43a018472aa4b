package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.cost.Costs;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What registries cost. */
@Path("/settings/integrations/{id}/cost")
public class CostPages {

    private final Costs costs;
    private final IntegrationList list;

    CostPages(Costs costs, IntegrationList list) {
        this.costs = costs;
        this.list = list;
    }

    /** Of one. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> show(@PathParam("id") UUID id) {
        Shell shell = list.shell();
        return costs.of(id).map(cost -> PageTemplates.cost(shell, CostPage.of(cost)));
    }
}
