package dev.crowsnest.integration.image.messaging;

import com.google.protobuf.Timestamp;
import dev.crowsnest.integration.image.Digest;
import dev.crowsnest.integration.image.UnusableEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fields of events, and refuses what breaks a rule. */
final class EventFields {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
    private static final Pattern MEDIA_TYPE = Pattern.compile("[\\x21-\\x7e ]{1,255}");

    // What people read; more than this nobody does.
    private static final int LONGEST_TEXT = 2_000;

    // PostgreSQL holds less than a message can say; what it does not hold would be tried for ever.
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private EventFields() {}

    static UUID uuid(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnusableEvent(field + " is no id");
        }
    }

    static Digest digest(String text) {
        if (!Digest.isValid(text)) {
            throw new UnusableEvent("the digest is no sha256 digest");
        }
        return new Digest(text);
    }

    static @Nullable String tag(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!TAG.matcher(text).matches()) {
            throw new UnusableEvent("the tag is no tag");
        }
        return text;
    }

    static @Nullable String mediaType(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (!MEDIA_TYPE.matcher(text).matches()) {
            throw new UnusableEvent("the media type is none");
        }
        return text;
    }

    static Instant instant(boolean present, Timestamp timestamp) {
        if (!present) {
            throw new UnusableEvent("the time is missing");
        }
        try {
            Instant time = Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw new UnusableEvent("the time lies outside of the years 2000 to 9999");
            }
            return time;
        } catch (DateTimeException e) {
            throw new UnusableEvent("the time is none");
        }
    }

    /** Text for people, made safe to keep: PostgreSQL holds no zero character, a page no endless reason. */
    static @Nullable String text(String text) {
        String clean = text.replaceAll("\\p{Cntrl}+", " ").strip();
        if (clean.isEmpty()) {
            return null;
        }
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT) + "…";
    }
}
