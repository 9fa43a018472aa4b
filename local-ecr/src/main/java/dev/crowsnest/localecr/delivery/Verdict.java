package dev.crowsnest.localecr.delivery;

import java.time.Duration;

/** What follows from an attempt to deliver. */
public sealed interface Verdict {

    /** The webhook has taken the event. */
    record Delivered() implements Verdict {}

    /** Another attempt after this delay. */
    record Retry(Duration delay) implements Verdict {}

    /** No further attempt. */
    record GiveUp(String reason) implements Verdict {}
}
