package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** All images. */
@Path("/images")
public class ImagesPage {

    private final Images images;
    private final SecurityIdentity identity;

    ImagesPage(Images images, SecurityIdentity identity) {
        this.images = images;
        this.identity = identity;
    }

    /** Those that the filter lets through. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@BeanParam ImageListFilter filter) {
        Shell shell = Shell.of(OwnForm.of(identity), "images");
        return images.list(filter.filter(), filter.order().order(), filter.request())
                .map(found -> PageTemplates.images(shell, ImageListPage.of(filter, found)));
    }
}
