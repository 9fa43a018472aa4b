package dev.crowsnest.analyzer.match;

/**
 * A matcher could not say whether a subject is affected. Never the same as "not affected".
 *
 * @param advisory id of the advisory that could not be judged
 * @param reason a clause for people: which version could not be read
 */
public record Undecided(String advisory, String export, String reason) {}
