package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.people.Role;
import dev.crowsnest.integration.registry.Activity;
import dev.crowsnest.integration.registry.Integration;
import dev.crowsnest.integration.registry.IntegrationStatus;
import dev.crowsnest.integration.registry.NewRepositories;
import dev.crowsnest.integration.registry.ObservedIntegration;
import dev.crowsnest.integration.registry.RegistryAccess;
import dev.crowsnest.integration.registry.handshake.SetupReadiness;
import dev.crowsnest.integration.repository.RepositoryCount;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages say where there is nothing, which in the installation of all tests there is not. */
@QuarkusTest
class EmptyPagesIT extends RunningService {

    private static final Shell SHELL = new Shell("somebody", Role.MEMBER, "token", "nowhere");
    private static final Shell OWNER = new Shell("somebody", Role.OWNER, "token", "nowhere");

    @Test
    void saysThatNothingFailed() {
        var page = FailureListPage.of(new Page<>(List.of(), null), Instant.EPOCH);

        var none = DeadLetterTable.of(new Page<>(List.of(), null), Instant.EPOCH);

        assertThat(PageTemplates.failures(SHELL, page, none, -1).render())
                .contains("No analysis failed", "Go to images", "can be sent back once that is gone")
                .doesNotContain("Analyse");
    }

    @Test
    void saysWhoKnowsTheFeeds() {
        assertThat(PageTemplates.advisories(SHELL, FeedListPage.unknown("could not list: it is away"))
                        .render())
                .contains("could not list: it is away", "No feed is known", "See whether it runs")
                .doesNotContain("out of date");
    }

    @Test
    void saysWhatImagesAreMatchedWithWhereNoFeedIsNamed() {
        assertThat(PageTemplates.advisories(SHELL, FeedListPage.of(List.of(), false, null, Instant.EPOCH))
                        .render())
                .contains("Only the starter set", "crowsnest.analysis.advisories.address")
                .doesNotContain("See whether it runs");
    }

    @Test
    void saysHowTheFirstRegistryIsAddedAndLaterOnlyThatItIs() {
        var ready = new SetupReadiness("arn:aws:iam::123456789012:root", null);
        Instant now = Instant.EPOCH;
        var known = new Integration(
                new UUID(0, 1),
                "mine",
                null,
                RegistryAccess.through(null),
                NewRepositories.NONE,
                IntegrationStatus.pending(now),
                now,
                null);
        var one = new Page<>(List.of(new ObservedIntegration(known, Activity.NONE, null)), null);

        assertThat(PageTemplates.integrations(
                                OWNER, IntegrationListPage.of(new Page<>(List.of(), null), true, Map.of(), ready, null))
                        .render())
                .contains("None yet. Begin below", "Create on AWS</button>")
                .doesNotContain("Add</button>");
        assertThat(PageTemplates.integrations(OWNER, IntegrationListPage.of(one, true, Map.of(), ready, null))
                        .render())
                .contains("Add</button>")
                .doesNotContain("None yet", "Create on AWS</button>");
    }

    @Test
    void saysWhereRepositoriesComeFrom() {
        var filter = new RepositoryListFilter(null, null, null, null);
        var page = new RepositoryListPage(filter, List.of(), new RepositoryCount(0, 0), List.of(), List.of(), null);

        assertThat(PageTemplates.repositories(SHELL, page).render())
                .contains("No repository yet", "as soon as a registry is connected", "Go to integrations")
                .doesNotContain("Clear filters", "Turn on all");
    }

    @Test
    void saysWhatIsDoneFirst() {
        assertThat(PageTemplates.audit(SHELL, new AuditPage(List.of(), true, null))
                        .render())
                .contains("Nothing yet. Begin with <a href=\"/settings/integrations\">");
        assertThat(PageTemplates.audit(SHELL, new AuditPage(List.of(), false, null))
                        .render())
                .contains("Nothing older.", "To the newest");
        assertThat(PageTemplates.tokens(SHELL, new TokenListPage(List.of(), null))
                        .render())
                .contains("None yet. Make one below");
    }

    @Test
    void saysOnTheOverviewWhyNothingIsKnownOfTheFeeds() {
        assertThat(PageTemplates.overviewFeeds(OverviewFeeds.unknown("could not list: it is away"))
                        .render())
                .contains("could not list: it is away");
        assertThat(PageTemplates.overviewFeeds(OverviewFeeds.of(List.of(), Instant.EPOCH))
                        .render())
                .contains("not loaded yet");
    }
}
