package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.registry.IntegrationState;
import dev.crowsnest.integration.registry.ObservedIntegration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param icon of its state, and its class
 * @param why what is wrong, and what to do
 * @param since absent for what began at several times
 * @param address where it is dealt with, called {@code place}
 */
public record AttentionRow(
        String icon, String what, String why, @Nullable Age since, String address, String place) {

    private static final String FAILURES = "/failures";

    static List<AttentionRow> of(OverviewFacts facts, Instant now) {
        List<AttentionRow> rows = new ArrayList<>();
        for (ObservedIntegration integration : facts.integrations()) {
            IntegrationListRow row = IntegrationListRow.of(integration, null, now);
            if (row.state() == IntegrationState.ERROR) {
                rows.add(broken(row));
            } else if (row.isLate()) {
                rows.add(late(row));
            }
        }
        int failed = facts.tally().count(ImageState.FAILED);
        if (failed > 0) {
            rows.add(new AttentionRow(
                    "failed",
                    failed == 1 ? "1 analysis failed" : failed + " analyses failed",
                    "Each with its reason; what is shown of such an image is its last result.",
                    null,
                    FAILURES,
                    "Failures"));
        }
        int unanswered = facts.tally().unanswered();
        if (unanswered > 0) {
            rows.add(new AttentionRow(
                    "waiting",
                    unanswered == 1 ? "1 analysis waits for an answer" : unanswered + " analyses wait for an answer",
                    "analysis-service takes requests within seconds. See whether it and Kafka run: nothing is lost, and"
                            + " these go on by themselves then.",
                    null,
                    FAILURES,
                    "Failures"));
        }
        return List.copyOf(rows);
    }

    private static AttentionRow broken(IntegrationListRow row) {
        return new AttentionRow(
                "failed",
                "Registry " + row.name() + " cannot be read",
                Objects.requireNonNullElse(row.reason(), "Test its connection."),
                row.since(),
                "/settings/integrations",
                "Integrations");
    }

    private static AttentionRow late(IntegrationListRow row) {
        return new AttentionRow(
                "waiting",
                "Registry " + row.name() + " waits for its stack",
                Objects.requireNonNullElse(
                        row.reason(),
                        "A stack takes some two minutes: look in CloudFormation whether " + row.stack()
                                + " failed or was never made."),
                row.since(),
                "/settings/integrations",
                "Integrations");
    }
}
