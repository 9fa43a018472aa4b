package dev.crowsnest.ingest.webhook.eventbridge;

import dev.crowsnest.ingest.webhook.RegistryFact;
import dev.crowsnest.ingest.webhook.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Reads the detail of one or more detail-types, each of which has needs of its own. */
interface DetailReader {

    /** Whether details of this type are read here. */
    boolean reads(String detailType);

    /**
     * The fact in it, or none when it tells of something that failed or that does not concern us.
     *
     * @param account whose event it is
     */
    @Nullable
    RegistryFact read(Fields detail, String account) throws UnreadableEventException;
}
