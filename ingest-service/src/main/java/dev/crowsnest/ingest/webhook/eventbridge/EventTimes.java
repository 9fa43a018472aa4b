package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.UnreadableEventException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/**
 * Reads times of events, and keeps the last: EventBridge's are whole seconds, a busy second's events all carry the same text,
 * and to read it costs as much as the rest of the envelope.
 */
final class EventTimes {

    /** A time outside of these is none that databases hold. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Of any thread: a stale one is only read again. */
    private volatile Reading last = new Reading(EARLIEST.toString(), EARLIEST);

    Instant read(String text) throws UnreadableEventException {
        Reading known = last;
        if (!known.text().equals(text)) {
            known = new Reading(text, parse(text));
            last = known;
        }
        return known.time();
    }

    private static Instant parse(String text) throws UnreadableEventException {
        try {
            Instant time = Instant.parse(text);
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new UnreadableEventException("time lies outside of the years 2000 to 9999");
            }
            return time;
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException("time is no RFC 3339 time");
        }
    }

    private record Reading(String text, Instant time) {}
}
