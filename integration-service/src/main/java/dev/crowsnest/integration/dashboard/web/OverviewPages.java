package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.PageRequest;
import dev.crowsnest.integration.api.Refusal;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.image.ImageFilter;
import dev.crowsnest.integration.image.Images;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.insight.Feeds;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Observations;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.repository.Repositories;
import dev.crowsnest.integration.repository.RepositoryFilter;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where one begins: what is wrong, what goes on, and what was found. */
@Path("/")
public class OverviewPages {

    private static final PageRequest NEWEST = new PageRequest(null, 10);
    private static final PageRequest ONE = new PageRequest(null, 1);
    private static final PageRequest ALL = new PageRequest(null, PageRequest.MOST);

    private final Observations integrations;
    private final Repositories repositories;
    private final Images images;
    private final Feeds feeds;
    private final SecurityIdentity identity;

    OverviewPages(
            Observations integrations,
            Repositories repositories,
            Images images,
            Feeds feeds,
            SecurityIdentity identity) {
        this.integrations = integrations;
        this.repositories = repositories;
        this.images = images;
        this.feeds = feeds;
        this.identity = identity;
    }

    /** All that this service knows by itself. */
    @GET
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> overview() {
        Shell shell = Shell.of(OwnForm.of(identity), "overview");
        Instant now = Instant.now();
        return integrations
                .list(ALL)
                .chain(registries -> repositories
                        .list(new RepositoryFilter(null, true, null, true), ONE)
                        .chain(enabled ->
                                counted(registries.items(), !enabled.items().isEmpty(), now)))
                .map(facts -> PageTemplates.overview(shell, OverviewPage.of(facts, now)));
    }

    /** How the advisories stand, by itself: analysis-service has to be asked, and the page does not wait for it. */
    @GET
    @Path("overview/feeds")
    @RolesAllowed(Role.MEMBER_NAME)
    @Operation(hidden = true)
    public Uni<TemplateInstance> feeds() {
        return feeds.list()
                .map(found -> OverviewFeeds.of(found, Instant.now()))
                .onFailure(Refusal.class)
                .recoverWithItem(failure -> OverviewFeeds.unknown(((Refusal) failure).sentence()))
                .map(PageTemplates::overviewFeeds);
    }

    private Uni<OverviewFacts> counted(List<ObservedIntegration> registries, boolean anyEnabled, Instant now) {
        return images.tally(Patience.unanswered(now)).chain(tally -> listed(registries, anyEnabled, tally, now));
    }

    private Uni<OverviewFacts> listed(
            List<ObservedIntegration> registries, boolean anyEnabled, InventoryTally tally, Instant now) {
        return images.list(ImageFilter.underway(), NEWEST)
                .chain(underway -> images.list(ImageFilter.failed(Patience.unanswered(now)), NEWEST)
                        .chain(failed -> images.list(ImageFilter.tagged(), NEWEST)
                                .map(newest -> new OverviewFacts(
                                        registries,
                                        anyEnabled,
                                        tally,
                                        underway.items(),
                                        failed.items(),
                                        newest.items()))));
    }
}
