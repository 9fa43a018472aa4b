package dev.crowsnest.analysis.job;

import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.inventory.FinishedAnalysis;
import dev.crowsnest.analyzer.oci.Digest;
import java.util.List;
import java.util.Map;

/**
 * What an analysis found, in figures.
 *
 * @param images one for each analysed platform; none for an artifact
 * @param skipped children of an index that were left out
 */
public record AnalysisOutcome(
        FinishedAnalysis.Kind kind, List<AnalyzedPlatform> images, List<SkippedChild> skipped, Traffic traffic) {

    /** Copies the lists. */
    public AnalysisOutcome {
        images = List.copyOf(images);
        skipped = List.copyOf(skipped);
    }

    /** The same with the counts of these images. */
    public AnalysisOutcome with(Map<Digest, ImageFindings> counts) {
        return new AnalysisOutcome(
                kind,
                images.stream()
                        .map(image -> image.with(counts.getOrDefault(
                                image.digest(), image.contents().findings())))
                        .toList(),
                skipped,
                traffic);
    }

    /**
     * One platform's image.
     *
     * @param digest of its manifest
     * @param distribution for people; empty when the image names none
     * @param size of its layers as they are stored, in bytes
     * @param problems files and layers that could not be judged
     */
    public record AnalyzedPlatform(Digest digest, String platform, String distribution, long size, Contents contents) {

        AnalyzedPlatform with(ImageFindings findings) {
            return new AnalyzedPlatform(
                    digest,
                    platform,
                    distribution,
                    size,
                    new Contents(contents.packages(), contents.problems(), findings));
        }

        /** How much was found in it. */
        public record Contents(int packages, int problems, ImageFindings findings) {}
    }

    /** A child of an index that was not analysed, with the reason for people. */
    public record SkippedChild(Digest digest, String platform, String reason) {}
}
