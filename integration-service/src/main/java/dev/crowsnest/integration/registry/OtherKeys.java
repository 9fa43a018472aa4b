package dev.crowsnest.integration.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keys that are taken beside an integration's present one.
 *
 * @param endAt when the last of them ends; absent where it takes another rotation
 */
public record OtherKeys(int count, @Nullable Instant endAt) {}
