package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.KeyRotation;
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

/** The keys with which EventBridge sends events. */
@Path("/settings/integrations/{id}")
public class KeyPages {

    private final KeyRotation rotation;
    private final IntegrationList list;
    private final SecurityIdentity identity;

    KeyPages(KeyRotation rotation, IntegrationList list, SecurityIdentity identity) {
        this.rotation = rotation;
        this.list = list;
        this.identity = identity;
    }

    /** Gives EventBridge another key. */
    @POST
    @Path("rotate-key")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> rotate(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return list.after(rotation.rotate(id));
    }

    /** Takes former keys no more. */
    @POST
    @Path("revoke-former-key")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> revoke(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return list.after(rotation.revokeFormer(id));
    }
}
