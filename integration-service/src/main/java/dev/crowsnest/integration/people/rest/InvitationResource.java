package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.Inviting;
import dev.crowsnest.integration.people.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Links that let somebody in, for owners. */
@Path("/api/v1/invitations")
@Tag(name = "persons")
@RolesAllowed(Role.OWNER_NAME)
public class InvitationResource {

    private final Inviting inviting;
    private final SecurityIdentity identity;

    InvitationResource(Inviting inviting, SecurityIdentity identity) {
        this.inviting = inviting;
        this.identity = identity;
    }

    /** Those that still open something, those that end first first. */
    @GET
    @Operation(operationId = "listInvitations", summary = "Lists the links that still let somebody in")
    public Uni<Page<InvitationView>> list() {
        return inviting.open()
                .map(open -> Page.before(open.stream().map(InvitationView::of).toList(), null));
    }

    /** Makes one for somebody new; its link is in this answer only. */
    @POST
    @ResponseStatus(201)
    @Operation(operationId = "invitePerson", summary = "Invites somebody; shows the link once")
    public Uni<IssuedInvitationView> invite(@NotNull @Valid NewPersonView wanted) {
        Caller owner = identity.getAttribute(Caller.ATTRIBUTE);
        return inviting.invite(owner.person(), wanted.name(), Role.parse(wanted.role()))
                .map(IssuedInvitationView::of);
    }

    /** Ends one at once. */
    @DELETE
    @Path("{id}")
    @Operation(operationId = "withdrawInvitation", summary = "Ends a link that lets somebody in")
    public Uni<Void> withdraw(@PathParam("id") UUID id) {
        return inviting.revoke(id);
    }
}
