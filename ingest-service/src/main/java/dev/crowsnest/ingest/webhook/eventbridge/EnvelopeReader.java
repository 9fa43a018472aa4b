package dev.crowsnest.ingest.webhook.eventbridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.ingest.webhook.EventReader;
import dev.crowsnest.ingest.webhook.ReceivedEvent;
import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads EventBridge's envelope, and leaves the detail to the reader of its type. Unknown fields are passed over. */
@ApplicationScoped
class EnvelopeReader implements EventReader {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]+)+-[0-9]");

    /** AWS's events are four deep. */
    private static final int DEPTH = 64;

    private static final List<DetailReader> DETAILS =
            List.of(new ImageActionReader(), new ArrivalReader(), new CloudTrailReader());

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            .build();

    @Override
    public ReceivedEvent read(byte[] body) throws UnreadableEventException {
        var envelope = new Fields(parse(body), "");
        String detailType = envelope.required("detail-type");
        envelope.required("source");
        return new ReceivedEvent(
                envelope.required("id"),
                envelope.required("account", ACCOUNT, "an account of twelve digits"),
                envelope.required("region", REGION, "a region"),
                time(envelope.required("time")),
                detailType,
                fact(detailType, envelope));
    }

    private JsonNode parse(byte[] body) throws UnreadableEventException {
        try {
            JsonNode event = mapper.readTree(body);
            if (!event.isObject()) {
                throw new UnreadableEventException("the body is no JSON object");
            }
            return event;
        } catch (StreamConstraintsException e) {
            throw new UnreadableEventException(
                    "the body is no JSON of an event: it goes deeper or longer than any does");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            throw new UnreadableEventException(
                    "the body is no JSON: line " + at.getLineNr() + ", column " + at.getColumnNr());
        } catch (IOException e) {
            throw new UnreadableEventException("the body could not be read");
        }
    }

    private static @Nullable RegistryFact fact(String detailType, Fields envelope) throws UnreadableEventException {
        for (DetailReader reader : DETAILS) {
            if (reader.reads(detailType)) {
                return reader.read(envelope.in("detail"));
            }
        }
        return null;
    }

    private static Instant time(String text) throws UnreadableEventException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UnreadableEventException("time is no RFC 3339 time");
        }
    }
}
