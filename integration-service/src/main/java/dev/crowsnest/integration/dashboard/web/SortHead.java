package dev.crowsnest.integration.dashboard.web;

import org.jspecify.annotations.Nullable;

/**
 * The head of a column that a list can be sorted by.
 *
 * @param address of the list sorted by it, or the other way round
 * @param direction ascending or descending, as ARIA says it; absent unless the list is sorted by it
 */
public record SortHead(String address, @Nullable String direction) {}
