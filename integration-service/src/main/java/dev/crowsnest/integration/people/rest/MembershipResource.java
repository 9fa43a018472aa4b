package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.Inviting;
import dev.crowsnest.integration.people.Membership;
import dev.crowsnest.integration.people.Role;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What a person may do, and the way in and out, for owners. */
@Path("/api/v1/persons/{id}")
@Tag(name = "persons")
@RolesAllowed(Role.OWNER_NAME)
public class MembershipResource {

    private final Membership membership;
    private final Inviting inviting;
    private final SecurityIdentity identity;

    MembershipResource(Membership membership, Inviting inviting, SecurityIdentity identity) {
        this.membership = membership;
        this.inviting = inviting;
        this.identity = identity;
    }

    /** Gives another role, which counts from the next request on, for the person's tokens too. */
    @POST
    @Path("role")
    @Operation(operationId = "changeRole", summary = "Gives a person another role")
    public Uni<Void> changeRole(@PathParam("id") UUID id, @NotNull @Valid NewRoleView wanted) {
        return membership.changeRole(id, Role.parse(wanted.role()));
    }

    /** Makes a link by which the person chooses another password; it is in this answer only, and former ones end. */
    @POST
    @Path("link")
    @ResponseStatus(201)
    @Operation(operationId = "makeLink", summary = "Makes a link by which a person chooses a password; shows it once")
    public Uni<IssuedInvitationView> link(@PathParam("id") UUID id) {
        Caller owner = identity.getAttribute(Caller.ATTRIBUTE);
        return inviting.inviteAgain(owner.person(), id).map(IssuedInvitationView::of);
    }

    /** Removes the person: sessions, tokens and links end at once. */
    @DELETE
    @Operation(operationId = "removePerson", summary = "Removes a person; ends what lets the person in")
    public Uni<Void> remove(@PathParam("id") UUID id) {
        return membership.remove(id);
    }
}
