package dev.crowsnest.integration.repository.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.repository.LatestImages;
import dev.crowsnest.integration.repository.Repositories;
import dev.crowsnest.integration.repository.RepositoryFilter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Repositories and whether they are watched. */
@Path("/api/v1/repositories")
@Tag(name = "repositories")
public class RepositoryResource {

    private final Repositories repositories;

    RepositoryResource(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Those that the filter lets through. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "listRepositories",
            summary = "Lists repositories; name is a part of it, or all of it with * for any text")
    public Uni<Page<RepositoryView>> list(
            @QueryParam("integration") @Nullable UUID integration,
            @QueryParam("enabled") @Parameter(schema = @Schema(type = SchemaType.BOOLEAN)) @Nullable String enabled,
            @QueryParam("name") @Nullable String name,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return repositories
                .list(new RepositoryFilter(integration, truth(enabled), name, false), PageRequest.of(cursor, limit))
                .map(page -> page.map(RepositoryView::of));
    }

    /** One of them. */
    @GET
    @Path("{id}")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getRepository", summary = "Shows one repository")
    public Uni<RepositoryView> get(@PathParam("id") UUID id) {
        return repositories.get(id).map(RepositoryView::of);
    }

    /** Watches it. */
    @POST
    @Path("{id}/enable")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(operationId = "enableRepository", summary = "Analyses pushes from now on, and the latest images at once")
    public Uni<RepositoryView> enable(@PathParam("id") UUID id, @QueryParam("images") @Nullable Integer images) {
        return repositories.enable(id, LatestImages.of(images)).map(RepositoryView::of);
    }

    /** Watches it no more. */
    @POST
    @Path("{id}/disable")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(operationId = "disableRepository", summary = "Analyses no more pushes; keeps what is known")
    public Uni<RepositoryView> disable(@PathParam("id") UUID id) {
        return repositories.disable(id).map(RepositoryView::of);
    }

    /** Strictly: Jakarta REST takes every word but "true" for no. */
    private static @Nullable Boolean truth(@Nullable String enabled) {
        if (enabled == null || enabled.equals("true") || enabled.equals("false")) {
            return enabled == null ? null : Boolean.valueOf(enabled);
        }
        throw Refusal.invalid("list repositories", "enabled", "it is true or false");
    }
}
