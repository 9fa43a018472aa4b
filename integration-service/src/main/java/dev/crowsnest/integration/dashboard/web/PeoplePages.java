package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Inviting;
import dev.crowsnest.integration.people.IssuedInvitation;
import dev.crowsnest.integration.people.Membership;
import dev.crowsnest.integration.people.Persons;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Who may come in, with which role, and the links that let somebody in. */
@Path("/settings/people")
public class PeoplePages {

    private static final String PLACE = "people";

    private final Persons persons;
    private final Membership membership;
    private final Inviting inviting;
    private final BrowserRequest request;
    private final SecurityIdentity identity;

    PeoplePages(
            Persons persons,
            Membership membership,
            Inviting inviting,
            BrowserRequest request,
            SecurityIdentity identity) {
        this.persons = persons;
        this.membership = membership;
        this.inviting = inviting;
        this.request = request;
        this.identity = identity;
    }

    /** All of them. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return page(PageRequest.of(cursor, PageRequest.MOST), null);
    }

    /** Invites somebody; shows the link, this once. */
    @POST
    @Path("invitations")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> invite(
            @RestForm @Nullable String formToken,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String role) {
        var owner = OwnForm.require(identity, formToken).person();
        return link(() -> inviting.invite(owner, name, Role.parse(role)));
    }

    /** Makes a link for one who is in the list; shows it, this once. */
    @POST
    @Path("{id}/link")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> inviteAgain(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        var owner = OwnForm.require(identity, formToken).person();
        return link(() -> inviting.inviteAgain(owner, id));
    }

    /** Ends a link. */
    @POST
    @Path("invitations/{id}/revoke")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> revoke(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return done(() -> inviting.revoke(id));
    }

    /** Gives somebody another role. */
    @POST
    @Path("{id}/role")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> changeRole(
            @PathParam("id") UUID id, @RestForm @Nullable String formToken, @RestForm @DefaultValue("") String role) {
        OwnForm.require(identity, formToken);
        return done(() -> membership.changeRole(id, Role.parse(role)));
    }

    /** Removes somebody. */
    @POST
    @Path("{id}/remove")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> remove(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return done(() -> membership.remove(id));
    }

    private Uni<Response> done(Supplier<Uni<Void>> action) {
        return PageAnswers.orAgain(
                () -> action.get()
                        .map(ignored -> PageAnswers.led("/settings/people").build()),
                this::page);
    }

    private Uni<Response> link(Supplier<Uni<IssuedInvitation>> issue) {
        return PageAnswers.orAgain(
                () -> issue.get()
                        .map(issued -> Response.ok(PageTemplates.invited(shell(), InvitedPage.of(issued, request)))
                                .build()),
                this::page);
    }

    private Uni<TemplateInstance> page(@Nullable String failure) {
        return page(PageRequest.of(null, PageRequest.MOST), failure);
    }

    private Uni<TemplateInstance> page(PageRequest request, @Nullable String failure) {
        Shell shell = shell();
        return persons.roster(request)
                .chain(roster -> persons.owners()
                        .chain(owners -> inviting.open()
                                .map(open -> PeoplePage.of(roster, request.after() == null, owners, open, failure))))
                .map(page -> PageTemplates.people(shell, page));
    }

    private Shell shell() {
        return Shell.of(OwnForm.of(identity), PLACE);
    }
}
