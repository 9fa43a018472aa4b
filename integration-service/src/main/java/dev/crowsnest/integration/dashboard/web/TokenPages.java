package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.NewToken;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.SignedIn;
import dev.crowsnest.integration.people.TokenIssuing;
import dev.crowsnest.integration.people.TokenLifetime;
import dev.crowsnest.integration.people.TokenScope;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** The tokens of whoever is signed in: for the command line and scripts. */
@Path("/settings/tokens")
@RolesAllowed(Role.MEMBER_NAME)
public class TokenPages {

    private static final String PLACE = "tokens";

    private final TokenIssuing tokens;
    private final SecurityIdentity identity;

    TokenPages(TokenIssuing tokens, SecurityIdentity identity) {
        this.tokens = tokens;
        this.identity = identity;
    }

    /** All of them. */
    @GET
    @Operation(hidden = true)
    public Uni<TemplateInstance> list() {
        return page(OwnForm.of(identity), null);
    }

    /** Makes one; shows its text, this once. */
    @POST
    @Operation(hidden = true)
    public Uni<Response> make(
            @RestForm @Nullable String formToken,
            @RestForm @Nullable String name,
            @RestForm @Nullable String scope,
            @RestForm @Nullable Integer days) {
        SignedIn who = OwnForm.require(identity, formToken);
        return Uni.createFrom()
                .deferred(() -> tokens.issue(who.person(), who.person().role(), wanted(name, scope, days)))
                .map(issued -> Response.ok(PageTemplates.issuedToken(Shell.of(who, PLACE), issued))
                        .build())
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> refused(who, (Refusal) failure));
    }

    /** Ends one. */
    @POST
    @Path("{id}/revoke")
    @Operation(hidden = true)
    public Uni<Response> revoke(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        SignedIn who = OwnForm.require(identity, formToken);
        return tokens.revoke(who.person(), id)
                .map(ignored -> PageAnswers.led("/settings/tokens").build())
                .onFailure(Refusal.class)
                .recoverWithUni(failure -> refused(who, (Refusal) failure));
    }

    private static NewToken wanted(@Nullable String name, @Nullable String scope, @Nullable Integer days) {
        return new NewToken(
                name == null ? "" : name,
                null,
                TokenScope.parse(scope == null ? "" : scope),
                TokenLifetime.of(days == null ? 0 : days));
    }

    private Uni<Response> refused(SignedIn who, Refusal refusal) {
        return page(who, refusal.sentence()).map(page -> PageAnswers.again(refusal, page));
    }

    private Uni<TemplateInstance> page(SignedIn who, @Nullable String failure) {
        return tokens.list(who.person(), new PageRequest(null, PageRequest.MOST))
                .map(found -> PageTemplates.tokens(Shell.of(who, PLACE), TokenListPage.of(found.items(), failure)));
    }
}
