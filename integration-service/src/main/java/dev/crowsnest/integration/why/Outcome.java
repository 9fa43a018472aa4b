package dev.crowsnest.integration.why;

/** What was found when a question was asked. */
public sealed interface Outcome permits Outcome.Met, Outcome.Spared, Obstacle {

    /** For people. */
    String sentence();

    /** It is so. */
    record Met(String sentence) implements Outcome {}

    /** It is not so, and yet the image is shown: what was found before it was so stays. */
    record Spared(String sentence) implements Outcome {}
}
