package dev.crowsnest.integration.insight.rest;

import dev.crowsnest.integration.insight.HistoryEntry;
import dev.crowsnest.integration.insight.HistoryEntry.Standing;
import org.jspecify.annotations.Nullable;

/**
 * A line in an image's history.
 *
 * @param at when, RFC 3339
 * @param change the number of the change of advisories, which other images may share
 * @param before absent when the image had not the vulnerability
 * @param after absent when it has it no more
 */
public record HistoryEntryView(
        String at,
        long change,
        String vulnerability,
        Event event,
        @Nullable StandingView before,
        @Nullable StandingView after) {

    /** What happened. */
    public enum Event {
        APPEARED,
        GONE,
        SEVERITY_CHANGED,
        FIX_APPEARED,
        FIX_WITHDRAWN
    }

    /** How the image has it. */
    public record StandingView(String severity, boolean fixable) {

        static @Nullable StandingView of(@Nullable Standing standing) {
            return standing == null ? null : new StandingView(standing.severity(), standing.fixable());
        }
    }

    static HistoryEntryView of(HistoryEntry entry) {
        return new HistoryEntryView(
                entry.at(),
                entry.change(),
                entry.vulnerability(),
                event(entry.before(), entry.after()),
                StandingView.of(entry.before()),
                StandingView.of(entry.after()));
    }

    /** The one word for it: where severity and fix changed at once, the severity's. */
    private static Event event(@Nullable Standing before, @Nullable Standing after) {
        if (before == null) {
            return Event.APPEARED;
        }
        if (after == null) {
            return Event.GONE;
        }
        if (!before.severity().equals(after.severity())) {
            return Event.SEVERITY_CHANGED;
        }
        return after.fixable() ? Event.FIX_APPEARED : Event.FIX_WITHDRAWN;
    }
}
