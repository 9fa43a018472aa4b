package dev.crowsnest.integration.image;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The analysis of an image.
 *
 * @param reason why it stands there, for people; absent where the state says all
 * @param attempt of the analysis, 0 before the first
 * @param requestedAt when it was last asked for
 * @param analyzedAt when the result was made that is shown; it stays while a newer one is made
 * @param since when it came to stand there; absent when it was not asked for, or before this was kept
 * @param sequence of the last result that was taken in: an older one that comes later is passed over
 */
public record Analysis(
        AnalysisState state,
        @Nullable String reason,
        int attempt,
        @Nullable Instant requestedAt,
        @Nullable Instant analyzedAt,
        @Nullable Instant since,
        long sequence) {

    /** Nobody asked for it. */
    public static final Analysis NONE = new Analysis(AnalysisState.NOT_ANALYZED, null, 0, null, null, null, 0);

    /** Not asked for, and why. */
    public Analysis notAnalyzed(String why) {
        return new Analysis(AnalysisState.NOT_ANALYZED, why, attempt, requestedAt, analyzedAt, null, sequence);
    }

    /** Of no more use: whoever wants it must ask again. */
    public Analysis withdrawn() {
        return new Analysis(AnalysisState.NOT_ANALYZED, null, 0, requestedAt, analyzedAt, null, sequence);
    }

    /** Asked for now. */
    public Analysis requested(Instant now) {
        return new Analysis(AnalysisState.WAITING, null, 0, now, analyzedAt, now, sequence);
    }

    /** On its way. */
    public Analysis progressed(ResultMark mark, AnalysisProgress progress) {
        return isPast(mark)
                ? this
                : new Analysis(
                        progress.state(),
                        progress.reason(),
                        progress.attempt(),
                        requestedAt,
                        analyzedAt,
                        mark.at(),
                        mark.sequence());
    }

    /** Done. */
    public Analysis finished(ResultMark mark) {
        return isPast(mark)
                ? this
                : new Analysis(
                        AnalysisState.ANALYZED, null, attempt, requestedAt, mark.at(), mark.at(), mark.sequence());
    }

    /** Done as a part of an index, whose results have numbers of their own. */
    public Analysis finishedWithIndex(Instant at) {
        return new Analysis(AnalysisState.ANALYZED, null, attempt, requestedAt, at, at, sequence);
    }

    /** Done, and there was nothing to analyse. */
    public Analysis pointless(ResultMark mark, String why) {
        return isPast(mark)
                ? this
                : new Analysis(AnalysisState.NOT_ANALYZED, why, attempt, requestedAt, null, mark.at(), mark.sequence());
    }

    /** Given up. */
    public Analysis failed(ResultMark mark, String why, int attempts) {
        return isPast(mark)
                ? this
                : new Analysis(
                        AnalysisState.FAILED, why, attempts, requestedAt, analyzedAt, mark.at(), mark.sequence());
    }

    /** Whether a result is older than what is known. */
    public boolean isPast(ResultMark mark) {
        return mark.sequence() <= sequence;
    }
}
