package dev.crowsnest.integration.image.store;

import dev.crowsnest.integration.image.Analysis;
import dev.crowsnest.integration.image.AnalysisState;
import dev.crowsnest.integration.image.Artifact;
import dev.crowsnest.integration.image.ArtifactKind;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.Presence;
import dev.crowsnest.integration.image.SeverityCounts;
import dev.crowsnest.integration.image.TrackedImage;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An image; {@code state} and the counts repeat what follows from the rest, so that lists can be narrowed by them. */
@Entity
@Table(name = "image")
class ImageRow {

    @Id
    UUID id;

    UUID repositoryId;
    String digest;

    @Enumerated(EnumType.STRING)
    ArtifactKind kind;

    @Nullable
    String mediaType;

    @Nullable
    String artifactType;

    @Enumerated(EnumType.STRING)
    ImageState state;

    Instant listedAt;

    @Nullable
    Instant pushedAt;

    @Nullable
    Instant deletedAt;

    boolean archived;

    @Nullable
    Instant storedAt;

    @Enumerated(EnumType.STRING)
    AnalysisState analysisState;

    @Nullable
    String analysisReason;

    int analysisAttempt;

    @Nullable
    Instant requestedAt;

    @Nullable
    Instant analyzedAt;

    @Nullable
    Instant analysisSince;

    long resultSequence;

    int critical;
    int high;
    int medium;
    int low;
    int unspecified;

    void write(TrackedImage image) {
        kind = image.artifact().kind();
        mediaType = image.artifact().mediaType();
        artifactType = image.artifact().artifactType();
        state = image.state();
        writePresence(image.presence());
        writeAnalysis(image.analysis());
    }

    void write(SeverityCounts counts) {
        critical = counts.critical();
        high = counts.high();
        medium = counts.medium();
        low = counts.low();
        unspecified = counts.unspecified();
    }

    TrackedImage toImage() {
        return new TrackedImage(
                id,
                repositoryId,
                new Digest(digest),
                new Artifact(kind, mediaType, artifactType),
                new Presence(pushedAt, deletedAt, archived, storedAt),
                new Analysis(
                        analysisState,
                        analysisReason,
                        analysisAttempt,
                        requestedAt,
                        analyzedAt,
                        analysisSince,
                        resultSequence));
    }

    private void writePresence(Presence presence) {
        pushedAt = presence.pushedAt();
        deletedAt = presence.deletedAt();
        archived = presence.archived();
        storedAt = presence.storedAt();
        if (pushedAt != null) {
            listedAt = pushedAt;
        }
    }

    private void writeAnalysis(Analysis analysis) {
        analysisState = analysis.state();
        analysisReason = analysis.reason();
        analysisAttempt = analysis.attempt();
        requestedAt = analysis.requestedAt();
        analyzedAt = analysis.analyzedAt();
        analysisSince = analysis.since();
        resultSequence = analysis.sequence();
    }
}
