package dev.crowsnest.ingest.webhook;

/** Makes an event of a request's body. */
public interface EventReader {

    /** @throws UnreadableEventException when the body is no event, or lacks what its kind must have */
    ReceivedEvent read(byte[] body) throws UnreadableEventException;
}
