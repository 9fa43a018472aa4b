package dev.crowsnest.integration.insight.rest;

import org.jspecify.annotations.Nullable;

/**
 * What to look at.
 *
 * @param from the address of a mirror to look at this once; absent for where the feeds come from otherwise
 */
public record FeedSyncView(@Nullable String from) {}
