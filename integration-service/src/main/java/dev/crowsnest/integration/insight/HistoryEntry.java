package dev.crowsnest.integration.insight;

import org.jspecify.annotations.Nullable;

/**
 * What a change of advisories made of one vulnerability of an image.
 *
 * @param change rises with each change
 * @param at RFC 3339
 * @param before absent when the image had not the vulnerability
 * @param after absent when it has it no more
 */
public record HistoryEntry(
        long change,
        String at,
        String vulnerability,
        @Nullable Standing before,
        @Nullable Standing after) {

    /**
     * How the image has it.
     *
     * @param severity CRITICAL, HIGH, MEDIUM, LOW or UNSPECIFIED
     * @param fixable whether a fix is known
     */
    public record Standing(String severity, boolean fixable) {}
}
