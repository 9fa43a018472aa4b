package dev.crowsnest.integration.image.rest;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.image.Reanalysis;
import dev.crowsnest.integration.image.Severity;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The inventory of images. */
@Path("/api/v1/images")
@Tag(name = "images")
public class ImageResource {

    private final Images images;
    private final Reanalysis reanalysis;

    ImageResource(Images images, Reanalysis reanalysis) {
        this.images = images;
        this.reanalysis = reanalysis;
    }

    /** Those that the filter lets through. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "listImages",
            summary = "Lists images with state, reason and counts, the last pushed first")
    public Uni<Page<ImageView>> list(
            @BeanParam ImageQuery query,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable Integer limit) {
        return images.list(query.filter(), PageRequest.of(cursor, limit)).map(page -> page.map(ImageView::of));
    }

    /** One digest, in every repository that has it. */
    @GET
    @Path("{digest}")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "getImage",
            summary = "Shows one digest with its platforms, in every repository that has it")
    public Uni<ImageDetailView> get(@PathParam("digest") String digest) {
        return images.get(Digest.parse(digest)).map(found -> ImageDetailView.of(digest, found));
    }

    /** Analyses it again. */
    @POST
    @Path("{digest}/analyze")
    @RolesAllowed(Role.EDITOR_NAME)
    @ResponseStatus(202)
    @Operation(operationId = "analyzeImage", summary = "Asks for an analysis, whatever is known of the image")
    public Uni<RequestedAnalysesView> analyze(
            @PathParam("digest") String digest, @QueryParam("repository") @Nullable UUID repository) {
        return reanalysis.ask(Digest.parse(digest), repository).map(RequestedAnalysesView::new);
    }

    /** What narrows the list; what is left out does not. */
    public record ImageQuery(
            @QueryParam("integration") @Nullable UUID integration,
            @QueryParam("repository") @Nullable String repository,
            @QueryParam("tag") @Nullable String tag,
            @QueryParam("digest") @Nullable String digest,
            @QueryParam("state") @Nullable ImageState state,
            @QueryParam("severity") @Nullable Severity severity) {

        ImageFilter filter() {
            return new ImageFilter(
                    integration,
                    repository,
                    tag,
                    digest == null ? null : Digest.parse(digest),
                    state == null ? Set.of() : Set.of(state),
                    null,
                    severity,
                    null,
                    false);
        }
    }
}
