package dev.crowsnest.integration.image;

/**
 * What of an image's surroundings decides whether it is analysed.
 *
 * @param enabled whether its repository is
 * @param referredTo whether a tag points to it
 * @param analyzesUntagged whether its repository wants all pushes analysed
 */
public record Placement(boolean enabled, boolean referredTo, boolean analyzesUntagged) {}
