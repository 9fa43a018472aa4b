package dev.crowsnest.contracts;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.Parser;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic and the one message type on it.
 *
 * @param partitions never lowered, and raised only with care: keys move
 * @param retention how long records are kept; absent for a compacted topic, which keeps the last record of each key
 */
public record Topic<M extends Message>(
        String name,
        Parser<M> parser,
        int partitions,
        @Nullable Duration retention) {

    private static final String DEAD_SUFFIX = ".dead";

    /** Whether only the last record of each key is kept. */
    public boolean isCompacted() {
        return retention == null;
    }

    /** Reads a record's value. */
    public M parse(byte[] value) throws InvalidProtocolBufferException {
        return parser.parseFrom(value);
    }

    /** Where records go that cannot be parsed or break a rule: as they came, with the reason in {@link DeadLetter} headers. */
    public String deadName() {
        return name + DEAD_SUFFIX;
    }

    /** The topic's settings as Kafka names them, for whoever creates it. */
    public Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("cleanup.policy", isCompacted() ? "compact" : "delete");
        if (retention != null) {
            settings.put("retention.ms", Long.toString(retention.toMillis()));
        }
        return settings;
    }
}
