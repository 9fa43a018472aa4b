package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.FirstStep;
import dev.crowsnest.integration.dashboard.SeverityTotal;
import dev.crowsnest.integration.dashboard.StateLabel;
import dev.crowsnest.integration.dashboard.StateShare;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.registry.IntegrationState;
import java.time.Instant;
import java.util.List;

/**
 * What is wrong, what goes on, and what was found.
 *
 * @param steps to the first result; none once it is there and everything is turned on
 * @param underway the newest ten, as of the next two
 * @param moves whether a part is soon out of date
 */
public record OverviewPage(
        List<FirstStep> steps,
        List<AttentionRow> attention,
        List<StateShare> states,
        List<SeverityTotal> severities,
        List<WorkRow> underway,
        List<WorkRow> failed,
        List<ImageListRow> newest,
        Counts counts,
        boolean moves) {

    /**
     * How many there are of what is listed in part.
     *
     * @param failed also what waits too long for an answer
     */
    public record Counts(int images, int analysed, int underway, int failed, int found) {

        static Counts of(InventoryTally tally) {
            return new Counts(
                    tally.states().stream()
                            .mapToInt(InventoryTally.OfState::images)
                            .sum(),
                    tally.count(ImageState.ANALYZED),
                    tally.states().stream()
                            .filter(one -> StateLabel.moves(one.state()))
                            .mapToInt(InventoryTally.OfState::images)
                            .sum(),
                    tally.count(ImageState.FAILED) + tally.unanswered(),
                    SeverityTotal.sum(tally));
        }
    }

    static OverviewPage of(OverviewFacts facts, Instant now) {
        Counts counts = Counts.of(facts.tally());
        boolean connected = facts.integrations().stream()
                .anyMatch(one -> one.integration().status().state() != IntegrationState.PENDING);
        return new OverviewPage(
                FirstStep.left(
                        facts.integrations().isEmpty(),
                        connected,
                        facts.anyEnabled()
                                || facts.integrations().stream()
                                        .anyMatch(one -> !one.integration()
                                                .newRepositories()
                                                .isEmpty()),
                        !facts.tally().isEmpty()),
                AttentionRow.of(facts, now),
                StateShare.of(facts.tally()),
                SeverityTotal.of(facts.tally()),
                rows(facts.underway(), now),
                rows(facts.failed(), now),
                facts.newest().stream()
                        .map(image -> ImageListRow.of(image, ImageListRow.scale(facts.newest()), now))
                        .toList(),
                counts,
                counts.underway() > 0);
    }

    private static List<WorkRow> rows(List<ListedImage> images, Instant now) {
        return images.stream().map(image -> WorkRow.of(image, now)).toList();
    }
}
