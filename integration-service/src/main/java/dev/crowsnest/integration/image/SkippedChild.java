package dev.crowsnest.integration.image;

/**
 * A manifest that an index names and that was not analysed.
 *
 * @param platform as the index says it; may be empty
 * @param reason for people
 */
public record SkippedChild(Digest digest, String platform, String reason) {}
