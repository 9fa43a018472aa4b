package dev.crowsnest.ingest.webhook.eventbridge;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.crowsnest.ingest.webhook.EventReader;
import dev.crowsnest.ingest.webhook.Occurrence;
import dev.crowsnest.ingest.webhook.ReceivedEvent;
import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads EventBridge's envelope, and leaves the detail to the reader of its type. Unknown fields are passed over. */
@ApplicationScoped
class EnvelopeReader implements EventReader {

    /** The only sender of what concerns us; anything else in the account may put events of any detail-type on its bus. */
    private static final String ECR = "aws.ecr";

    /** EventBridge sends a UUID. The bound keeps it printable and short enough for a header and an index. */
    private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}");

    /** AWS's events are four deep. */
    private static final int DEPTH = 64;

    private static final List<DetailReader> DETAILS =
            List.of(new ImageActionReader(), new ArrivalReader(), new CloudTrailReader());

    private final EventTimes times = new EventTimes();

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .build())
                    .build())
            // What follows an event would be answered as taken, and be lost.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    @Override
    public ReceivedEvent read(byte[] body) throws UnreadableEventException {
        var envelope = new Fields(parse(body), "");
        String id = envelope.required("id", ID, "up to 128 printable characters");
        String account = envelope.required("account", ACCOUNT, "an account of twelve digits");
        String region = envelope.required("region", REGION, "a region");
        return new ReceivedEvent(id, account, region, envelope.required("detail-type"), occurrence(envelope, account));
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

    // The time is asked for last: an event that does not concern us may have its own idea of it.
    private @Nullable Occurrence occurrence(Fields envelope, String account) throws UnreadableEventException {
        if (!envelope.required("source").equals(ECR)) {
            return null;
        }
        RegistryFact fact = fact(envelope, account);
        return fact == null ? null : new Occurrence(times.read(envelope.required("time")), fact);
    }

    private static @Nullable RegistryFact fact(Fields envelope, String account) throws UnreadableEventException {
        String detailType = envelope.required("detail-type");
        for (DetailReader reader : DETAILS) {
            if (reader.reads(detailType)) {
                return reader.read(envelope.in("detail"), account);
            }
        }
        return null;
    }
}
