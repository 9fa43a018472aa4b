package dev.crowsnest.integration.registry.handshake;

/** Kafka has not acknowledged a key in time, so it may not be given out. */
final class NotTold extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotTold() {
        super("Crowsnest could not make the key of the events known: Kafka did not answer in time");
    }
}
