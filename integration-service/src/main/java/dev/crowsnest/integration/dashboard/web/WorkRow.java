package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.image.Analysis;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.ListedImage;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An image whose analysis is not done, and why it stands where it does.
 *
 * @param since when it came to stand there; absent when that was before it was kept
 */
public record WorkRow(
        ImageListRow image, String why, @Nullable Age since) {

    static WorkRow of(ListedImage listed, Instant now) {
        Analysis analysis = listed.image().analysis();
        Instant since = Optional.ofNullable(analysis.since()).orElse(analysis.requestedAt());
        return new WorkRow(
                ImageListRow.of(listed, 1, now),
                why(listed.image().state(), analysis),
                since == null ? null : Age.of(since, now));
    }

    private static String why(ImageState state, Analysis analysis) {
        String usual = switch (state) {
            case WAITING -> "asked for; analysis-service has not answered yet";
            case QUEUED -> "in line: pushes go first, then what was pushed before";
            case RUNNING -> analysis.attempt() > 1 ? "being analysed, try " + analysis.attempt() : "being analysed now";
            default -> "no reason was given";
        };
        return Objects.requireNonNullElse(analysis.reason(), usual);
    }
}
