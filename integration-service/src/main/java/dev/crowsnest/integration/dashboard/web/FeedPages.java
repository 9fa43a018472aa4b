package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.insight.Feed;
import dev.crowsnest.integration.insight.FeedUpdates;
import dev.crowsnest.integration.insight.Feeds;
import dev.crowsnest.integration.people.Role;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What images are matched with, feed by feed, and how each stands. */
@Path("/settings/advisories")
public class FeedPages {

    private static final Logger LOGGER = Logger.getLogger(FeedPages.class);
    private static final String ADDRESS = "/settings/advisories";

    /** Feeds that did not change are looked at in less; one that is read for the first time takes minutes, and nobody waits. */
    private static final Duration LOOK = Duration.ofSeconds(3);

    private final Feeds feeds;
    private final FeedUpdates updates;
    private final SecurityIdentity identity;

    FeedPages(Feeds feeds, FeedUpdates updates, SecurityIdentity identity) {
        this.feeds = feeds;
        this.updates = updates;
        this.identity = identity;
    }

    /**
     * All of them.
     *
     * @param looking present when somebody has just asked for a look that is not done
     */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> list(@QueryParam("looking") @Nullable String looking) {
        return page(looking != null, null);
    }

    /** Looks at all of them now. */
    @POST
    @Path("sync")
    @RolesAllowed(Role.OWNER_NAME)
    @Operation(hidden = true)
    public Uni<Response> sync(@RestForm @Nullable String formToken) {
        OwnForm.require(identity, formToken);
        // Memoized, so that it goes on when the browser is answered before its end.
        Uni<List<Feed>> look = updates.sync(null).memoize().indefinitely();
        look.subscribe()
                .with(
                        done -> LOGGER.debugf("Looked at the feeds that somebody asked for feeds=%d", done.size()),
                        failure ->
                                LOGGER.infof("A look at the feeds that somebody asked for failed reason=%s", failure));
        return PageAnswers.orAgain(
                () -> look.map(done -> ADDRESS)
                        .ifNoItem()
                        .after(LOOK)
                        .recoverWithItem(ADDRESS + "?looking=yes")
                        .map(address -> PageAnswers.led(address).build()),
                failure -> page(false, failure));
    }

    private Uni<TemplateInstance> page(boolean looking, @Nullable String failure) {
        Shell shell = Shell.of(OwnForm.of(identity), "advisories");
        return feeds.list()
                .map(found -> FeedListPage.of(found, looking, failure, Instant.now()))
                .onFailure(Refusal.class)
                .recoverWithItem(unknown -> FeedListPage.unknown(((Refusal) unknown).sentence()))
                .map(page -> PageTemplates.advisories(shell, page));
    }
}
