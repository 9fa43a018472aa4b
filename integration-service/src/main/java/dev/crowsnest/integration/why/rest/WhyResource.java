package dev.crowsnest.integration.why.rest;

import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.why.Explanations;
import dev.crowsnest.integration.why.ImageName;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Why an image is not shown. */
@Path("/api/v1/why")
@Tag(name = "images")
public class WhyResource {

    private final Explanations explanations;

    WhyResource(Explanations explanations) {
        this.explanations = explanations;
    }

    /** Each step from the host name to the result, up to the one that stands in the way. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "explainImage",
            summary = "Says why an image, named HOST/REPOSITORY:TAG or HOST/REPOSITORY@DIGEST, is not shown")
    public Uni<WhyView> explain(@QueryParam("image") @Nullable String image) {
        return explanations.explain(ImageName.parse(image)).map(WhyView::of);
    }
}
