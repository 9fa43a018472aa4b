package dev.crowsnest.integration.reconcile;

import org.jspecify.annotations.Nullable;

/**
 * How far a look is.
 *
 * @param after the repository that was read last, by name; absent before the list of repositories was read
 * @param problem the first thing that stood in the way, for people; absent where nothing did
 */
public record LookProgress(
        @Nullable String after,
        LookFindings findings,
        @Nullable String problem) {

    /** Nothing is read yet. */
    public static final LookProgress START = new LookProgress(null, LookFindings.NONE, null);

    LookProgress past(String repository, LookFindings more) {
        return new LookProgress(repository, findings.plus(more), problem);
    }

    LookProgress troubled(String sentence) {
        return new LookProgress(after, findings, problem == null ? sentence : problem);
    }

    LookProgress withCalls(int all) {
        return new LookProgress(after, findings.withCalls(all), problem);
    }
}
