package dev.crowsnest.contracts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The CloudEvents attributes of a record, and the trace that it belongs to.
 *
 * @param id the same on every delivery of one event: consumers drop what they have seen
 * @param type the fact's name, {@code ImagePushed}
 * @param source which service says it, {@code /ingest-service}
 * @param time when it was said
 * @param traceParent W3C trace context; absent when nobody traces
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">CloudEvents,
 *     Kafka binding, binary mode</a>
 */
public record EventHeaders(
        String id,
        String type,
        String source,
        Instant time,
        @Nullable String traceParent) {

    /** What consumers keep of an event's id must fit into an index of any database. */
    private static final Pattern SOUND = Pattern.compile("[\\x20-\\x7e]{1,512}");

    private static final String ID = "ce_id";
    private static final String TYPE = "ce_type";
    private static final String SOURCE = "ce_source";
    private static final String TIME = "ce_time";
    private static final String SPEC_VERSION = "ce_specversion";
    private static final String CONTENT_TYPE = "content-type";
    private static final String TRACE_PARENT = "traceparent";

    /** Writes these headers over those that are there. */
    public void writeTo(Headers headers) {
        put(headers, SPEC_VERSION, "1.0");
        put(headers, CONTENT_TYPE, "application/protobuf");
        put(headers, ID, id);
        put(headers, TYPE, type);
        put(headers, SOURCE, source);
        put(headers, TIME, time.toString());
        if (traceParent != null) {
            put(headers, TRACE_PARENT, traceParent);
        }
    }

    /**
     * Reads the headers of a record.
     *
     * @throws MalformedEventException when one that must be there is missing or no text to keep, or the time is none
     */
    public static EventHeaders readFrom(Headers headers) throws MalformedEventException {
        String time = required(headers, TIME);
        try {
            return new EventHeaders(
                    required(headers, ID),
                    required(headers, TYPE),
                    required(headers, SOURCE),
                    Instant.parse(time),
                    optional(headers, TRACE_PARENT));
        } catch (DateTimeParseException e) {
            throw new MalformedEventException("header " + TIME + " is no RFC 3339 time: '" + time + "'", e);
        }
    }

    private static void put(Headers headers, String key, String value) {
        headers.remove(key);
        headers.add(key, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String required(Headers headers, String key) throws MalformedEventException {
        String value = optional(headers, key);
        if (value == null || value.isEmpty()) {
            throw new MalformedEventException("header " + key + " is missing", null);
        }
        if (!SOUND.matcher(value).matches()) {
            throw new MalformedEventException(
                    "header " + key + " is longer than 512 characters or not printable", null);
        }
        return value;
    }

    private static @Nullable String optional(Headers headers, String key) {
        Header header = headers.lastHeader(key);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
