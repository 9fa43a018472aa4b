package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.EventLoop;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.Integrations;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.Verification;
import dev.crowsnest.integration.registry.handshake.HandshakeConfig;
import dev.crowsnest.integration.registry.handshake.SetupOffers;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** Registries that are watched: how they stand, connecting and removing them. */
@Path("/settings/integrations")
public class IntegrationPages {

    private final Integrations integrations;
    private final Verification verification;
    private final SetupOffers offers;
    private final HandshakeConfig config;
    private final SecurityIdentity identity;
    private final IntegrationList list;

    IntegrationPages(
            Integrations integrations,
            Verification verification,
            SetupOffers offers,
            HandshakeConfig config,
            SecurityIdentity identity,
            IntegrationList list) {
        this.integrations = integrations;
        this.verification = verification;
        this.offers = offers;
        this.config = config;
        this.identity = identity;
        this.list = list;
    }

    /** All of them, oldest first. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        return list.from(cursor);
    }

    /** How one stands now, for a page that shows it already. */
    @GET
    @Path("{id}/row")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<Response> row(@PathParam("id") UUID id) {
        return list.row(id);
    }

    /** Begins to connect one; leads to how its stack is made. */
    @POST
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> begin(
            @RestForm @Nullable String formToken,
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String patterns) {
        OwnForm.require(identity, formToken);
        return PageAnswers.orAgain(
                () -> offers.create(name, NewRepositories.parse(patterns))
                        .map(offer -> seeOther("/" + offer.integration().id() + "/connect")),
                list::page);
    }

    /** How the stack of one that waits is made; the list, where it does not wait any more. */
    @GET
    @Path("{id}/connect")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> connect(@PathParam("id") UUID id) {
        Shell shell = list.shell();
        EventLoop loop = EventLoop.current();
        return integrations
                .get(id)
                .chain(integration -> integration.status().state() == IntegrationState.PENDING
                        ? loop.run(() -> offers.renew(id))
                                .map(offer -> Response.ok(PageTemplates.connect(shell, ConnectPage.of(offer, config)))
                                        .build())
                        : Uni.createFrom().item(seeOther("")));
    }

    /** Asks one now whether it can be read. */
    @POST
    @Path("{id}/verify")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> verify(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return list.after(verification.verify(id));
    }

    /** Forgets one with all that belongs to it. */
    @POST
    @Path("{id}/remove")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> remove(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        return integrations.remove(id).replaceWith(() -> seeOther(""));
    }

    private static Response seeOther(String below) {
        return PageAnswers.led(IntegrationList.ADDRESS + below).build();
    }
}
