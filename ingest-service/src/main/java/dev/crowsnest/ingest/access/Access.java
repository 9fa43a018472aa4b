package dev.crowsnest.ingest.access;

/** Whether a caller may send events for an integration. */
public sealed interface Access {

    /** The key is right. Events must be of this account and region. */
    record Granted(String account, String region) implements Access {}

    /** It is certain that the caller may not: the integration is unknown or removed, or the key is wrong. */
    record Refused(String reason) implements Access {}

    /** We do not know enough to refuse, and EventBridge never repeats a refused call. */
    record Uncertain(String reason) implements Access {}
}
