package dev.crowsnest.analyzer.report;

import org.jspecify.annotations.Nullable;

/**
 * Something of an image that could not be judged.
 *
 * @param place a purl, several of packages that are judged as one, a jar's with the name that it was judged as, or the path of a file
 * @param advisory that could not be decided; absent when a file could not be read, or there is none
 * @param reason a clause for people
 */
public record ReportedUndecided(String place, @Nullable String advisory, String reason) {}
