package dev.crowsnest.integration.reconcile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What in a list calls for an analysis, as its event would have.
 *
 * @param since when somebody began to want to know
 * @param isLookedThrough whether the repository was looked through since then
 */
record News(Instant since, boolean isLookedThrough) {

    static News of(KnownRepository repository, LookTurn turn) {
        // AWS tells seconds only.
        Instant since = Optional.ofNullable(repository.enabledSince())
                .orElse(turn.watchedSince())
                .truncatedTo(ChronoUnit.SECONDS);
        return new News(since, turn.lookedAt() != null && !turn.lookedAt().isBefore(since));
    }

    /** An image that was not known. */
    boolean isNew(Instant pushedAt) {
        return !pushedAt.isBefore(since);
    }

    /** An image that was known otherwise: what was right at the last look has changed since. */
    boolean isChanged(Instant pushedAt) {
        return isLookedThrough || isNew(pushedAt);
    }
}
