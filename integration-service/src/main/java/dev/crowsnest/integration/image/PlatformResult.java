package dev.crowsnest.integration.image;

import org.jspecify.annotations.Nullable;

/**
 * What was found in the image of one platform.
 *
 * @param distribution for people; absent when the image names none
 * @param packages how many
 * @param fixable how many vulnerabilities have a fix
 * @param undecided how much could not be judged
 * @param size compressed, in bytes, of all layers
 */
public record PlatformResult(
        Digest digest,
        String platform,
        @Nullable String distribution,
        int packages,
        SeverityCounts vulnerabilities,
        int fixable,
        int undecided,
        long size) {

    /** What stands for the whole image where there is room for one. */
    static final String USUAL = "linux/amd64";
}
