package dev.crowsnest.integration.image;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an image.
 *
 * @param detail a tag, or why; absent where the kind says all
 */
public record ImageEvent(Instant at, Kind kind, @Nullable String detail) {

    /** An event tells the second of a push, the registry its millisecond. */
    private static final Duration SAME_PUSH = Duration.ofSeconds(5);

    /** What happened. */
    public enum Kind {
        PUSHED,
        /** A tag points to it from then on. */
        TAGGED,
        /** A tag points to it no more. */
        UNTAGGED,
        ANALYZED,
        /** Its analysis was given up. */
        FAILED,
        /** It is not analysed, for a reason. */
        LEFT_OUT,
        ARCHIVED,
        RESTORED,
        DELETED
    }

    /** What made the later of an earlier version of an image. */
    public static List<ImageEvent> between(TrackedImage earlier, TrackedImage later, Instant now) {
        List<ImageEvent> events = new ArrayList<>();
        presence(earlier.presence(), later.presence(), events);
        analysis(earlier.analysis(), later.analysis(), now, events);
        return List.copyOf(events);
    }

    private static void presence(Presence earlier, Presence later, List<ImageEvent> events) {
        Instant pushed = later.pushedAt();
        if (pushed != null && !isSamePush(earlier.pushedAt(), pushed)) {
            events.add(new ImageEvent(pushed, Kind.PUSHED, null));
        }
        if (earlier.archived() != later.archived() && later.storedAt() != null) {
            events.add(new ImageEvent(later.storedAt(), later.archived() ? Kind.ARCHIVED : Kind.RESTORED, null));
        }
        if (earlier.deletedAt() == null && later.deletedAt() != null) {
            events.add(new ImageEvent(later.deletedAt(), Kind.DELETED, null));
        }
    }

    private static void analysis(Analysis earlier, Analysis later, Instant now, List<ImageEvent> events) {
        if (differs(later.analyzedAt(), earlier.analyzedAt())) {
            events.add(new ImageEvent(Objects.requireNonNull(later.analyzedAt()), Kind.ANALYZED, null));
        }
        Instant since = Objects.requireNonNullElse(later.since(), now);
        boolean isNew = later.state() != earlier.state() || !Objects.equals(later.since(), earlier.since());
        if (later.state() == AnalysisState.FAILED && isNew) {
            events.add(new ImageEvent(since, Kind.FAILED, later.reason()));
        }
        boolean isLeftOut = later.state() == AnalysisState.NOT_ANALYZED && later.reason() != null;
        if (isLeftOut && !Objects.equals(later.reason(), earlier.reason())) {
            events.add(new ImageEvent(since, Kind.LEFT_OUT, later.reason()));
        }
    }

    private static boolean isSamePush(@Nullable Instant earlier, Instant later) {
        return earlier != null && Duration.between(earlier, later).abs().compareTo(SAME_PUSH) < 0;
    }

    private static boolean differs(@Nullable Instant later, @Nullable Instant earlier) {
        return later != null && !later.equals(earlier);
    }
}
