package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.people.Caller;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.people.TokenIssuing;
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
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The caller's personal tokens. */
@Path("/api/v1/tokens")
@Tag(name = "tokens")
public class TokenResource {

    private final TokenIssuing tokens;
    private final SecurityIdentity identity;

    TokenResource(TokenIssuing tokens, SecurityIdentity identity) {
        this.tokens = tokens;
        this.identity = identity;
    }

    /** Tokens that are not revoked. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "listTokens", summary = "Lists the caller's tokens")
    public Uni<Page<TokenView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return tokens.list(caller().person(), PageRequest.of(cursor, limit)).map(page -> page.map(TokenView::of));
    }

    /** Makes a token; its text is in this answer only. */
    @POST
    @RolesAllowed(Role.MEMBER_NAME)
    @ResponseStatus(201)
    @Operation(operationId = "createToken", summary = "Makes a token for the caller; shows its text once")
    public Uni<IssuedTokenView> create(@NotNull @Valid NewTokenView wanted) {
        return tokens.issue(caller().person(), caller().role(), wanted.toToken())
                .map(IssuedTokenView::of);
    }

    /** Ends a token at once. */
    @DELETE
    @Path("{id}")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "revokeToken", summary = "Ends a token of the caller")
    public Uni<Void> revoke(@PathParam("id") UUID id) {
        return tokens.revoke(caller().person(), id);
    }

    private Caller caller() {
        return identity.getAttribute(Caller.ATTRIBUTE);
    }
}
