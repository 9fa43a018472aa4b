package dev.crowsnest.integration.people.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who changed what, for owners. */
@Path("/api/v1/audit")
@Tag(name = "audit")
public class AuditResource {

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    /** Newest first. */
    @GET
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(operationId = "listAudit", summary = "Lists who changed what in the last year, newest first")
    public Uni<Page<AuditEntryView>> list(@QueryParam("cursor") @Nullable String cursor) {
        return audit.list(PageRequest.of(cursor, Audit.PAGE)).map(page -> page.map(AuditEntryView::of));
    }
}
