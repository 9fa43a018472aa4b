package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.insight.ImageInsights;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The layers of one image. */
@Path("/api/v1/images/{digest}/layers")
@Tag(name = "images")
public class ImageLayersResource {

    private final Images images;
    private final ImageInsights insights;

    ImageLayersResource(Images images, ImageInsights insights) {
        this.images = images;
        this.insights = insights;
    }

    /** Base first. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "getLayers",
            summary = "Shows how one image was built: its instructions, base first, and what each layer brought")
    public Uni<LayersView> layers(
            @PathParam("digest") String digest, @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return images.require(wanted)
                .chain(() -> insights.layers(wanted, platform))
                .map(build -> LayersView.of(digest, build));
    }
}
