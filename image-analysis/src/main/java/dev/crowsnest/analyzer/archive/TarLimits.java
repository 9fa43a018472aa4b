package dev.crowsnest.analyzer.archive;

/**
 * How much of a tar is walked.
 *
 * @param entries headers of every kind; beyond them the walk fails
 * @param pathBytes of a name or link target; an entry with a longer one is passed over
 */
public record TarLimits(long entries, int pathBytes) {}
