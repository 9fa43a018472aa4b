package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.ProblemType;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.people.InvitationAcceptance;
import dev.crowsnest.integration.people.InvitationSecret;
import dev.crowsnest.integration.people.PasswordChoice;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What one who was sent a link sees of it. */
@Path("/invitation/{secret}")
@PermitAll
public class InvitationPages {

    private final InvitationAcceptance acceptance;
    private final BrowserRequest request;

    InvitationPages(InvitationAcceptance acceptance, BrowserRequest request) {
        this.acceptance = acceptance;
        this.request = request;
    }

    /** The form, or why there is none. */
    @GET
    @Operation(hidden = true)
    public Uni<Response> form(@PathParam("secret") String secret) {
        return page(InvitationSecret.of(secret), null)
                .map(page -> Response.ok(page).build())
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> over((Refusal) failure));
    }

    /** Chooses a password, and signs in. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> accept(
            @PathParam("secret") String text,
            @RestForm @DefaultValue("") String chosen,
            @RestForm @DefaultValue("") String repeated,
            @HeaderParam("Sec-Fetch-Site") @Nullable String site) {
        BrowserRequest.requireOwnSite("open a link", site);
        InvitationSecret secret = InvitationSecret.of(text);
        var choice = new PasswordChoice("", chosen, repeated);
        return Uni.createFrom()
                .deferred(() -> acceptance.accept(secret, choice))
                .map(session -> PageAnswers.led("/")
                        .cookie(SessionCookie.of(session, request.isSecure()))
                        .build())
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> again(secret, (Refusal) failure));
    }

    private Uni<Response> again(InvitationSecret secret, Refusal refusal) {
        return refusal.type() == ProblemType.INVALID
                ? page(secret, refusal.sentence())
                        .map(page -> PageAnswers.again(refusal, page))
                        .onFailure(Refusal.class)
                        .recoverWithItem(failure -> over((Refusal) failure))
                : Uni.createFrom().item(() -> over(refusal));
    }

    private Uni<TemplateInstance> page(InvitationSecret secret, @Nullable String failure) {
        return acceptance
                .open(secret)
                .map(invitation -> PageTemplates.invitation(invitation.invitee(), secret.reveal(), failure));
    }

    private static Response over(Refusal refusal) {
        return PageAnswers.again(refusal, PageTemplates.invitationOver(refusal.sentence()));
    }
}
