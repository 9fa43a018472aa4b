package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.people.Persons;
import dev.crowsnest.integration.people.Role;
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

/** Persons and their tokens, for owners. */
@Path("/api/v1/persons")
@Tag(name = "persons")
@RolesAllowed(Role.OWNER_NAME)
public class PersonResource {

    private final Persons persons;

    PersonResource(Persons persons) {
        this.persons = persons;
    }

    /** All of them. */
    @GET
    @Operation(operationId = "listPersons", summary = "Lists who may use this installation")
    public Uni<Page<PersonView>> list(
            @QueryParam("cursor") @Nullable String cursor, @QueryParam("limit") @Nullable Integer limit) {
        return persons.list(PageRequest.of(cursor, limit)).map(page -> page.map(PersonView::of));
    }

    /** Adds one. */
    @POST
    @ResponseStatus(201)
    @Operation(
            operationId = "createPerson",
            summary = "Adds a person with a role; a token or an owner's link lets the person in")
    public Uni<PersonView> create(@NotNull @Valid NewPersonView wanted) {
        return persons.add(wanted.name(), Role.parse(wanted.role())).map(PersonView::of);
    }

    /** Tokens of a person that are not revoked. */
    @GET
    @Path("{id}/tokens")
    @Operation(operationId = "listPersonTokens", summary = "Lists the tokens of a person")
    public Uni<Page<TokenView>> listTokens(
            @PathParam("id") UUID id,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return persons.listTokens(id, PageRequest.of(cursor, limit)).map(page -> page.map(TokenView::of));
    }

    /** Makes a token; its text is in this answer only. */
    @POST
    @Path("{id}/tokens")
    @ResponseStatus(201)
    @Operation(operationId = "createPersonToken", summary = "Makes a token for a person; shows its text once")
    public Uni<IssuedTokenView> createToken(@PathParam("id") UUID id, @NotNull @Valid NewTokenView wanted) {
        return persons.issueToken(id, wanted.toToken()).map(IssuedTokenView::of);
    }

    /** Ends a token at once. */
    @DELETE
    @Path("{id}/tokens/{token}")
    @Operation(operationId = "revokePersonToken", summary = "Ends a token of a person")
    public Uni<Void> revokeToken(@PathParam("id") UUID id, @PathParam("token") UUID token) {
        return persons.revokeToken(id, token);
    }
}
