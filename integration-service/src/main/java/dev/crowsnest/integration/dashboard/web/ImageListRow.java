package dev.crowsnest.integration.dashboard.web;

import dev.crowsnest.integration.dashboard.Age;
import dev.crowsnest.integration.dashboard.SeverityCells;
import dev.crowsnest.integration.dashboard.StateLabel;
import dev.crowsnest.integration.image.ListedImage;
import dev.crowsnest.integration.image.PlatformResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An image in a list.
 *
 * @param tags none for an image that is named by its digest only
 * @param reason why it stands where it does; absent where the state says all
 * @param result absent before there is one
 */
public record ImageListRow(
        String address,
        String repository,
        List<String> tags,
        String shortDigest,
        String digest,
        StateLabel state,
        @Nullable String reason,
        @Nullable Result result,
        @Nullable Age pushed) {

    private static final double BAR = 132;
    private static final int SHORT_DIGEST = 19;

    /**
     * What was found.
     *
     * @param others how many more platforms there are
     */
    public record Result(
            List<SeverityCells.Cell> counts,
            List<SeverityCells.Part> bar,
            int fixable,
            int packages,
            String platform,
            int others) {

        static Result of(PlatformResult found, int platforms, int scale) {
            return new Result(
                    SeverityCells.of(found.vulnerabilities()),
                    SeverityCells.bar(found.vulnerabilities(), scale, BAR),
                    found.fixable(),
                    found.packages(),
                    found.platform(),
                    platforms - 1);
        }
    }

    /** How many vulnerabilities fill the width of a bar, where these are listed together. */
    static int scale(List<ListedImage> images) {
        return images.stream()
                .flatMap(image -> image.headline().stream())
                .mapToInt(result -> Math.max(1, SeverityCells.total(result.vulnerabilities())))
                .max()
                .orElse(1);
    }

    /** @param scale how many vulnerabilities fill the width of a bar */
    static ImageListRow of(ListedImage listed, int scale, Instant now) {
        String digest = listed.image().digest().text();
        Instant pushed = listed.image().presence().pushedAt();
        return new ImageListRow(
                "/images/" + digest + "?repository=" + listed.image().repositoryId(),
                listed.repository(),
                listed.tags(),
                digest.substring(0, SHORT_DIGEST),
                digest,
                StateLabel.of(listed.image().state(), listed.headline()),
                listed.image().reason(),
                listed.headline()
                        .map(found -> Result.of(found, listed.platforms().size(), scale))
                        .orElse(null),
                pushed == null ? null : Age.of(pushed, now));
    }
}
