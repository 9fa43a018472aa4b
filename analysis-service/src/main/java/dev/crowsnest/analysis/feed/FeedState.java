package dev.crowsnest.analysis.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a feed stands.
 *
 * @param address for people, without user and password
 * @param seal tells the state that was read last from others
 * @param edition of the last good reading, as the next six; absent before the first
 * @param changed rows that it wrote or removed
 * @param skipped records that could not be read, or not wholly
 * @param bytes that were fetched
 * @param checkedAt when it was looked at last, however that ended
 * @param goodAt when it was last known to be up to date; absent when never
 * @param failures in a row
 * @param failure the last one's reason
 */
public record FeedState(
        String name,
        String address,
        @Nullable String seal,
        @Nullable String edition,
        long records,
        long changed,
        long skipped,
        List<String> problems,
        long bytes,
        Duration took,
        Instant checkedAt,
        @Nullable Instant goodAt,
        int failures,
        @Nullable String failure) {

    /** Copies the list. */
    public FeedState {
        problems = List.copyOf(problems);
    }

    /** Of a feed that was not looked at yet. */
    public static FeedState never(String name, String address) {
        return new FeedState(
                name, address, null, null, 0, 0, 0, List.of(), 0, Duration.ZERO, Instant.EPOCH, null, 0, null);
    }

    private static final String ARCHIVE = " (archive of ";

    /** The address of what came in an archive: where it was published, and when it was put into the archive that came first. */
    public static String archived(String address, Instant made) {
        return address.contains(ARCHIVE) ? address : address + ARCHIVE + made + ")";
    }

    /** Whether what is held came in an archive. */
    boolean isArchived() {
        return address.contains(ARCHIVE);
    }

    /** After a look that nobody answered, while what is held is good and came otherwise: it did not fail. */
    FeedState unanswered(Instant now) {
        return new FeedState(
                name, address, seal, edition, records, changed, skipped, problems, bytes, took, now, goodAt, 0, null);
    }

    /** What was read of another address says nothing of this one. */
    FeedState at(String current) {
        return address.equals(current) ? this : never(name, current);
    }

    /** After a good reading. */
    public FeedState read(FeedContent content, String newSeal, long fetched, Instant begun, Instant now) {
        return new FeedState(
                name,
                address,
                newSeal,
                content.edition(),
                content.records(),
                content.changed(),
                content.skipped(),
                content.problems(),
                fetched,
                Duration.between(begun, now),
                now,
                now,
                0,
                null);
    }

    /** After a look that found nothing new. */
    public FeedState unchanged(Instant now) {
        return new FeedState(
                name, address, seal, edition, records, 0, skipped, problems, bytes, took, now, now, 0, null);
    }

    /** After a reading that failed, which changed nothing. */
    public FeedState failed(String reason, Instant now) {
        return new FeedState(
                name,
                address,
                seal,
                edition,
                records,
                changed,
                skipped,
                problems,
                bytes,
                took,
                now,
                goodAt,
                failures + 1,
                reason);
    }

    /** Whether it was read once, and not known to be up to date since a moment. A mirror need not have every feed. */
    boolean isOlderThan(Instant moment) {
        return goodAt != null && goodAt.isBefore(moment);
    }

    /** What is wrong with it, for people. */
    String trouble() {
        String since = goodAt == null ? "it was never read" : "it is as of " + goodAt;
        return failure == null ? since : since + "; failures in a row: " + failures + ", the last one: " + failure;
    }

    /** When an address is looked at again: as soon as may be where what is held came of another one. */
    public Instant next(String current, Duration interval, Duration retryAfter) {
        return address.equals(current) ? due(interval, retryAfter) : checkedAt.plus(retryAfter);
    }

    /** When to look again: at intervals, and after failures at growing ones up to the same. */
    public Instant due(Duration interval, Duration retryAfter) {
        if (failures == 0) {
            return checkedAt.plus(interval);
        }
        Duration wait = retryAfter.multipliedBy(1L << Math.min(failures - 1, 20));
        return checkedAt.plus(wait.compareTo(interval) < 0 ? wait : interval);
    }
}
