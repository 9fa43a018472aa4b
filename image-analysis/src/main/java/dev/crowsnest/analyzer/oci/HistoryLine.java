package dev.crowsnest.analyzer.oci;

/**
 * One line of a config's history, as whoever built the image wrote it.
 *
 * @param createdBy the instruction, hostile until shown otherwise; it may hold what was given to the build in secret
 * @param isEmpty whether it made no layer
 */
public record HistoryLine(String createdBy, boolean isEmpty) {}
