package dev.crowsnest.analysis.job.messaging;

import dev.crowsnest.analysis.finding.ImageFindings;
import dev.crowsnest.analysis.job.AnalysisOutcome;
import dev.crowsnest.analyzer.advisory.Severity;
import dev.crowsnest.contracts.event.v1.ArtifactKind;
import dev.crowsnest.contracts.event.v1.ImageAnalyzed;
import dev.crowsnest.contracts.event.v1.PlatformResult;
import dev.crowsnest.contracts.event.v1.SeverityCounts;
import dev.crowsnest.contracts.event.v1.SkippedChild;

/** An outcome as its event. */
final class OutcomeMessage {

    private OutcomeMessage() {}

    static ImageAnalyzed of(AnalysisOutcome outcome) {
        var message = ImageAnalyzed.newBuilder()
                .setKind(kind(outcome.kind()))
                .setBytesPulled(outcome.traffic().pulled())
                .setBytesSaved(outcome.traffic().saved());
        outcome.images().forEach(image -> message.addPlatforms(platform(image)));
        outcome.skipped().forEach(child -> message.addSkipped(skipped(child)));
        return message.build();
    }

    private static ArtifactKind kind(AnalysisOutcome.Kind kind) {
        return switch (kind) {
            case IMAGE -> ArtifactKind.ARTIFACT_KIND_IMAGE;
            case INDEX -> ArtifactKind.ARTIFACT_KIND_INDEX;
            case ARTIFACT -> ArtifactKind.ARTIFACT_KIND_ARTIFACT;
        };
    }

    private static PlatformResult platform(AnalysisOutcome.AnalyzedPlatform image) {
        var contents = image.contents();
        return PlatformResult.newBuilder()
                .setDigest(image.digest().toString())
                .setPlatform(image.platform())
                .setDistribution(image.distribution())
                .setSize(image.size())
                .setPackages(contents.packages())
                .setVulnerabilities(counts(contents.findings()))
                .setFixable(contents.findings().fixable())
                .setUndecided(contents.findings().undecided() + contents.problems())
                .build();
    }

    private static SeverityCounts counts(ImageFindings findings) {
        return SeverityCounts.newBuilder()
                .setCritical(findings.count(Severity.CRITICAL))
                .setHigh(findings.count(Severity.HIGH))
                .setMedium(findings.count(Severity.MEDIUM))
                .setLow(findings.count(Severity.LOW))
                .setUnspecified(findings.count(Severity.UNSPECIFIED))
                .build();
    }

    private static SkippedChild skipped(AnalysisOutcome.SkippedChild child) {
        return SkippedChild.newBuilder()
                .setDigest(child.digest().toString())
                .setPlatform(child.platform())
                .setReason(child.reason())
                .build();
    }
}
