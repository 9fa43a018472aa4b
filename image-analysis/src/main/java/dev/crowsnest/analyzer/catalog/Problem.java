package dev.crowsnest.analyzer.catalog;

/**
 * Damage met in a file, or a limit reached: what could not be judged and must be said.
 *
 * @param path in the layer
 * @param reason a clause for people, without a full stop; where it helps with the line or record
 */
public record Problem(String path, String reason) {}
