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

/** Why an image has a vulnerability, has it not, or nobody can say. */
@Path("/api/v1/images/{digest}/vulnerabilities/{vulnerability}")
@Tag(name = "images")
public class ImageExplanationResource {

    private final Images images;
    private final ImageInsights insights;

    ImageExplanationResource(Images images, ImageInsights insights) {
        this.images = images;
        this.insights = insights;
    }

    /** As the command line prints it. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "explain",
            summary = "Explains how one image stands to one vulnerability, as crowsnest explain prints it")
    public Uni<ExplanationView> explain(
            @PathParam("digest") String digest,
            @PathParam("vulnerability") String vulnerability,
            @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return images.require(wanted)
                .chain(() -> insights.explain(wanted, platform, vulnerability))
                .map(explanation -> ExplanationView.of(digest, explanation));
    }
}
