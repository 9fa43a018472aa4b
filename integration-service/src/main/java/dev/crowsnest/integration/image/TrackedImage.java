package dev.crowsnest.integration.image;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An image of the inventory: one digest in one repository. */
public record TrackedImage(
        UUID id, UUID repositoryId, Digest digest, Artifact artifact, Presence presence, Analysis analysis) {

    static final String REPOSITORY_DISABLED = "repository is not enabled";
    static final String PUSHED_BEFORE = "pushed before its repository was enabled: analysed when somebody asks";
    static final String UNTAGGED = "pushed without a tag: analysed once a tag or an index refers to it";

    /** Just met for the first time. */
    public static TrackedImage unseen(UUID id, UUID repositoryId, Digest digest) {
        return new TrackedImage(id, repositoryId, digest, Artifact.UNKNOWN, Presence.UNSEEN, Analysis.NONE);
    }

    /** The state that people see. */
    public ImageState state() {
        if (presence.isGone()) {
            return ImageState.DELETED;
        }
        boolean shown = analysis.state() == AnalysisState.ANALYZED;
        return presence.archived() && !shown ? ImageState.ARCHIVED : ImageState.of(analysis.state());
    }

    /** Why it stands there, for people; absent where the state says all. */
    public @Nullable String reason() {
        return switch (state()) {
            case DELETED -> "deleted from its repository";
            case ARCHIVED -> "archived: it cannot be pulled before it is restored";
            default -> analysis.reason();
        };
    }

    /** After a push. */
    public TrackedImage pushed(Artifact said, Instant at) {
        return pushed(said, Sighting.ofPush(at));
    }

    /** After it was seen in its repository. */
    public TrackedImage pushed(Artifact said, Sighting sighting) {
        return new TrackedImage(id, repositoryId, digest, artifact.with(said), presence.pushed(sighting), analysis);
    }

    /** After a deletion. Its analysis ends with it: nobody answers for one on its way, and one that is done is forgotten. */
    public TrackedImage deleted(Instant at) {
        Presence after = presence.deleted(at);
        boolean goes = after.isGone() && !presence.isGone();
        return new TrackedImage(id, repositoryId, digest, artifact, after, goes ? analysis.withdrawn() : analysis);
    }

    /** After it was moved into the archive or out of it. */
    public TrackedImage stored(boolean inArchive, Instant at) {
        return in(presence.stored(inArchive, at));
    }

    /** With another analysis. */
    public TrackedImage with(Analysis other) {
        return new TrackedImage(id, repositoryId, digest, artifact, presence, other);
    }

    /** Of another kind, now that it was read. */
    public TrackedImage as(ArtifactKind kind) {
        return new TrackedImage(id, repositoryId, digest, artifact.as(kind), presence, analysis);
    }

    /** Whether its analysis waits for a tag or an index that refers to it. */
    public boolean awaitsTag() {
        return analysis.state() == AnalysisState.NOT_ANALYZED && UNTAGGED.equals(analysis.reason());
    }

    /** Asks for its analysis, unless it is there, is asked for, or something stands in the way; then the reason says what. */
    public TrackedImage considered(Placement placement, Instant now) {
        if (presence.isGone() || presence.archived() || !analysis.state().isUnsettled()) {
            return this;
        }
        String obstacle = obstacle(placement);
        if (obstacle == null) {
            return with(analysis.requested(now));
        }
        return analysis.state() == AnalysisState.FAILED ? this : with(analysis.notAnalyzed(obstacle));
    }

    /** Not asked for although nothing stands in the way: it was there before anybody wanted to know. */
    public TrackedImage passedOver() {
        return analysis.state() == AnalysisState.FAILED ? this : with(analysis.notAnalyzed(PUSHED_BEFORE));
    }

    /**
     * Whether it was restored after its analysis was asked for, which then failed: it may have been in the archive while it was pulled.
     * Events tell seconds only.
     */
    public boolean failedBeforeItWasRestored() {
        Instant asked = analysis.requestedAt();
        Instant stored = presence.storedAt();
        return analysis.state() == AnalysisState.FAILED
                && !presence.archived()
                && asked != null
                && stored != null
                && !stored.isBefore(asked.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Whether this version of the image asks for an analysis that an earlier one did not. */
    public boolean asksMoreThan(TrackedImage earlier) {
        return analysis.state() == AnalysisState.WAITING && earlier.analysis.state() != AnalysisState.WAITING;
    }

    private TrackedImage in(Presence other) {
        return new TrackedImage(id, repositoryId, digest, artifact, other, analysis);
    }

    private @Nullable String obstacle(Placement placement) {
        if (artifact.kind() == ArtifactKind.ARTIFACT) {
            return "it is " + artifact.describe() + ", not an image";
        }
        if (!placement.enabled()) {
            return REPOSITORY_DISABLED;
        }
        return placement.referredTo() || placement.analyzesUntagged() ? null : UNTAGGED;
    }
}
