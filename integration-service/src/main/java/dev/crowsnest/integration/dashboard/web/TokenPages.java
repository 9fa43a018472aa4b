package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
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
import jakarta.ws.rs.DefaultValue;
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
            @RestForm @DefaultValue("") String name,
            @RestForm @DefaultValue("") String scope,
            @RestForm @DefaultValue("0") int days) {
        SignedIn who = OwnForm.require(identity, formToken);
        return PageAnswers.orAgain(
                () -> tokens.issue(who.person(), who.person().role(), wanted(name, scope, days))
                        .map(issued -> Response.ok(PageTemplates.issuedToken(Shell.of(who, PLACE), issued))
                                .build()),
                failure -> page(who, failure));
    }

    /** Ends one. */
    @POST
    @Path("{id}/revoke")
    @Operation(hidden = true)
    public Uni<Response> revoke(@PathParam("id") UUID id, @RestForm @Nullable String formToken) {
        SignedIn who = OwnForm.require(identity, formToken);
        return PageAnswers.orAgain(
                () -> tokens.revoke(who.person(), id)
                        .map(ignored -> PageAnswers.led("/settings/tokens").build()),
                failure -> page(who, failure));
    }

    private static NewToken wanted(String name, String scope, int days) {
        return new NewToken(name, null, TokenScope.parse(scope), TokenLifetime.of(days));
    }

    private Uni<TemplateInstance> page(SignedIn who, @Nullable String failure) {
        return tokens.list(who.person(), new PageRequest(null, PageRequest.MOST))
                .map(found -> PageTemplates.tokens(Shell.of(who, PLACE), TokenListPage.of(found.items(), failure)));
    }
}
