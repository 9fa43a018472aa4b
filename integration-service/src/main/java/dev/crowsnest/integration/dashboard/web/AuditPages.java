package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.audit.Audit;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Who changed what, for owners. */
@Path("/settings/audit")
public class AuditPages {

    private final Audit audit;
    private final SecurityIdentity identity;

    AuditPages(Audit audit, SecurityIdentity identity) {
        this.audit = audit;
        this.identity = identity;
    }

    /** Newest first. */
    @GET
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@QueryParam("cursor") @Nullable String cursor) {
        Shell shell = Shell.of(OwnForm.of(identity), "audit");
        boolean isFirst = cursor == null || cursor.isEmpty();
        return audit.list(PageRequest.of(cursor, Audit.PAGE))
                .map(found -> PageTemplates.audit(shell, AuditPage.of(found, isFirst)));
    }
}
