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

/** The findings of one image. */
@Path("/api/v1/images/{digest}/report")
@Tag(name = "images")
public class ImageReportResource {

    private final Images images;
    private final ImageInsights insights;

    ImageReportResource(Images images, ImageInsights insights) {
        this.images = images;
        this.insights = insights;
    }

    /** As the command line prints it. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(operationId = "getReport", summary = "Shows the findings of one image, as crowsnest cves prints them")
    public Uni<ReportView> report(
            @PathParam("digest") String digest, @QueryParam("platform") @Nullable String platform) {
        Digest wanted = Digest.parse(digest);
        return images.require(wanted)
                .chain(() -> insights.report(wanted, platform))
                .map(report -> ReportView.of(digest, report));
    }
}
