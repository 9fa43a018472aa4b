package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.Role;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who the caller is. */
@Path("/api/v1/me")
@Tag(name = "me")
public class MeResource {

    private final SecurityIdentity identity;

    MeResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller's name and role. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getMe", summary = "Says who the caller is and what the token allows")
    public MeView me() {
        return MeView.of(identity.getAttribute(Caller.ATTRIBUTE));
    }
}
