package dev.crowsnest.localecr.stack;

/**
 * A line of the list that a person reads in the console.
 *
 * @param reason empty where there is none to tell
 */
public record StackEvent(String logicalId, StackStatus status, String reason) {}
