package dev.crowsnest.integration.repository.rest;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Integrations;
import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.Repositories;
import dev.crowsnest.integration.repository.RepositoryFilter;
import dev.crowsnest.integration.repository.RepositoryRules;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The repositories of one registry: many at once, and those that are still to come. */
@Path("/api/v1/integrations/{id}/repositories")
@Tag(name = "repositories")
public class RegistryEnablementResource {

    private final Repositories repositories;
    private final RepositoryRules rules;
    private final Integrations integrations;

    RegistryEnablementResource(Repositories repositories, RepositoryRules rules, Integrations integrations) {
        this.repositories = repositories;
        this.rules = rules;
        this.integrations = integrations;
    }

    /** Watches them all, or all of a name. */
    @POST
    @Path("enable")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(
            operationId = "enableRepositories",
            summary =
                    "Enables the repositories of a registry: all, or those whose name has this in it, or matches it with *")
    public Uni<EnabledCountView> enableAll(
            @PathParam("id") UUID id,
            @QueryParam("name") @Nullable String name,
            @QueryParam("images") @Nullable Integer images) {
        LatestImages wanted = LatestImages.of(images);
        var filter = new RepositoryFilter(id, null, name, true);
        return integrations
                .get(id)
                .chain(() -> repositories.enableAll(filter, wanted, Integer.MAX_VALUE))
                .map(EnabledCountView::new);
    }

    /** Which are watched as they appear. */
    @GET
    @Path("rule")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getRepositoryRule", summary = "Shows which repositories are enabled as they appear")
    public Uni<RuleView> rule(@PathParam("id") UUID id) {
        return rules.of(id).map(RuleView::of);
    }

    /** Watches others as they appear, from now on. */
    @PUT
    @Path("rule")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(operationId = "changeRepositoryRule", summary = "Says which repositories are enabled as they appear")
    public Uni<RuleView> change(@PathParam("id") UUID id, @NotNull @Valid RuleView wanted) {
        return rules.change(id, wanted.rule()).map(RuleView::of);
    }
}
