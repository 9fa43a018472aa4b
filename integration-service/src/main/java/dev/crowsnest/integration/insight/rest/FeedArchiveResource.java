package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.FeedArchives;
import dev.crowsnest.integration.insight.FeedUpdates;
import dev.crowsnest.integration.people.Role;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that images are matched with, as one file. Neither way is any of it whole in memory. */
@Path("/api/v1/feeds/archive")
@Tag(name = "feeds")
public class FeedArchiveResource {

    /** Vert.x refuses messages of gRPC above 256 KiB. */
    private static final int PIECE = 1 << 16;

    private final FeedArchives archives;
    private final FeedUpdates updates;

    FeedArchiveResource(FeedArchives archives, FeedUpdates updates) {
        this.archives = archives;
        this.updates = updates;
    }

    /** What is in it is public; making it costs the service as much as a sync, so it is the owner's. */
    @GET
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(
            operationId = "exportFeeds",
            summary = "Gives all that images are matched with, as one file for an installation without a network")
    public Multi<byte[]> export() {
        return archives.export();
    }

    /** Answers when all was taken in. */
    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(
            operationId = "importFeeds",
            summary = "Puts what such a file holds in place of what is held, all of it or nothing")
    public Uni<FeedListView> take(InputStream archive) {
        Multi<byte[]> pieces = Multi.createBy()
                .repeating()
                .supplier(() -> piece(archive))
                .whilst(piece -> piece.length > 0)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
        return updates.take(pieces)
                .map(listed ->
                        new FeedListView(listed.stream().map(FeedView::of).toList()));
    }

    private static byte[] piece(InputStream archive) {
        try {
            return archive.readNBytes(PIECE);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the archive: " + e.getMessage(), e);
        }
    }
}
