package dev.crowsnest.ingest.webhook;

/** What became of a webhook call. The reasons are for people. */
public sealed interface Reception {

    /** The fact is on Kafka. */
    record Published() implements Reception {}

    /** An event that says nothing which concerns us. */
    record Ignored() implements Reception {}

    /** Not an event. */
    record Unreadable(String reason) implements Reception {}

    /** Certain: the caller may not send this. EventBridge stops. */
    record Refused(String reason) implements Reception {}

    /** More is in flight than we answer for. EventBridge repeats it. */
    record Busy() implements Reception {}

    /** We could not tell or not publish. EventBridge repeats it. */
    record Unavailable(String reason) implements Reception {}
}
