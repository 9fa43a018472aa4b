package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.api.Page;
import dev.crowsnest.integration.dashboard.Shell;
import dev.crowsnest.integration.fixture.RunningService;
import dev.crowsnest.integration.people.Role;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages say where there is nothing, which in the installation of all tests there is not. */
@QuarkusTest
class EmptyPagesIT extends RunningService {

    private static final Shell SHELL = new Shell("somebody", Role.MEMBER, "token", "nowhere");

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
    void saysOnTheOverviewWhyNothingIsKnownOfTheFeeds() {
        assertThat(PageTemplates.overviewFeeds(OverviewFeeds.unknown("could not list: it is away"))
                        .render())
                .contains("could not list: it is away");
        assertThat(PageTemplates.overviewFeeds(OverviewFeeds.of(List.of(), Instant.EPOCH))
                        .render())
                .contains("not loaded yet");
    }
}
