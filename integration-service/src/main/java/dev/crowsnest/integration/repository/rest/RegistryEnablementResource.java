package dev.crowsnest.integration.repository.rest;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.repository.Repositories;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All repositories of one registry at once. */
@Path("/api/v1/integrations/{id}/repositories")
@Tag(name = "repositories")
public class RegistryEnablementResource {

    private final Repositories repositories;

    RegistryEnablementResource(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Watches them all. */
    @POST
    @Path("enable")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(operationId = "enableRepositories", summary = "Enables every repository of a registry")
    public Uni<EnabledCountView> enableAll(@PathParam("id") UUID id) {
        return repositories.enableAll(id).map(EnabledCountView::new);
    }
}
