package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.insight.ImageHistories;
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

/** What became of an image that nobody touched. */
@Path("/api/v1/images/{digest}/history")
@Tag(name = "images")
public class ImageHistoryResource {

    private final Images images;
    private final ImageHistories histories;

    ImageHistoryResource(Images images, ImageHistories histories) {
        this.images = images;
        this.histories = histories;
    }

    /** Page by page. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "getImageHistory",
            summary = "Lists what advisories changed for one image since its first analysis, the newest first")
    public Uni<Page<HistoryEntryView>> list(
            @PathParam("digest") String digest,
            @QueryParam("platform") @Nullable String platform,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        Digest wanted = Digest.parse(digest);
        PageRequest page = PageRequest.of(cursor, limit);
        return images.require(wanted)
                .chain(() -> histories.history(wanted, platform, page))
                .map(found -> found.map(HistoryEntryView::of));
    }
}
