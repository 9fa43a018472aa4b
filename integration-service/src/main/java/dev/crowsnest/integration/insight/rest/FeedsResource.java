package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.FeedUpdates;
import dev.crowsnest.integration.insight.Feeds;
import dev.crowsnest.integration.people.Role;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What images are matched with, source by source. */
@Path("/api/v1/feeds")
@Tag(name = "feeds")
public class FeedsResource {

    private final Feeds feeds;
    private final FeedUpdates updates;

    FeedsResource(Feeds feeds, FeedUpdates updates) {
        this.feeds = feeds;
        this.updates = updates;
    }

    /** By name. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(
            operationId = "listFeeds",
            summary = "Lists the sources of advisories and of known attacks, and how each stands")
    public Uni<FeedListView> list() {
        return feeds.list()
                .map(listed ->
                        new FeedListView(listed.stream().map(FeedView::of).toList()));
    }

    /** Answers when all were looked at. */
    @POST
    @Path("/sync")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(
            operationId = "syncFeeds",
            summary = "Looks now whether the sources changed, at a mirror when one is named, and says how each stands")
    public Uni<FeedListView> sync(@Nullable FeedSyncView wish) {
        return updates.sync(wish == null ? null : wish.from())
                .map(listed ->
                        new FeedListView(listed.stream().map(FeedView::of).toList()));
    }
}
