package dev.crowsnest.integration.image.rest;

import dev.crowsnest.integration.image.PlatformResult;
import dev.crowsnest.integration.image.SeverityCounts;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the image of one platform.
 *
 * @param digest of the platform's manifest
 * @param vulnerabilities distinct ones, each at its highest severity
 * @param fixable how many of them have a fix
 * @param undecided how much could not be judged
 * @param size compressed, in bytes, of all layers
 */
public record PlatformView(
        String digest,
        String platform,
        @Nullable String distribution,
        int packages,
        SeverityCountsView vulnerabilities,
        int fixable,
        int undecided,
        long size) {

    static PlatformView of(PlatformResult result) {
        return new PlatformView(
                result.digest().text(),
                result.platform(),
                result.distribution(),
                result.packages(),
                SeverityCountsView.of(result.vulnerabilities()),
                result.fixable(),
                result.undecided(),
                result.size());
    }

    /** How many vulnerabilities of each severity. */
    public record SeverityCountsView(int critical, int high, int medium, int low, int unspecified) {

        static SeverityCountsView of(SeverityCounts counts) {
            return new SeverityCountsView(
                    counts.critical(), counts.high(), counts.medium(), counts.low(), counts.unspecified());
        }
    }
}
