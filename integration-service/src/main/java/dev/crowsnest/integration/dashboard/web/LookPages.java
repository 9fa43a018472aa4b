package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.reconcile.Looks;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Looking through a registry again, at its row of the list of integrations. */
@Path("/settings/integrations/{id}")
public class LookPages {

    private final Looks looks;
    private final SecurityIdentity identity;
    private final IntegrationList list;

    LookPages(Looks looks, SecurityIdentity identity, IntegrationList list) {
        this.looks = looks;
        this.identity = identity;
        this.list = list;
    }

    /** Begins to look through one now. */
    @POST
    @Path("look")
    @RolesAllowed(Role.EDITOR_NAME)
    @Operation(hidden = true)
    public Uni<Response> look(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return list.after(looks.ask(id));
    }
}
